import type { Command } from 'commander';
import * as z from 'zod';
import { by } from './argument.ts';
import { UsageError } from './exitCode.ts';

/** Items with commas between, as the server reads them. */
const items = z.string().transform(text =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean),
);

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/, { error: 'is no number' })
  .transform(Number);

/** `30` is every thirty minutes, `07:00` daily at that hour, `07:00 Asia/Seoul` in that zone. */
const digest = z.string().transform((text, context) => {
  if (/^\d{1,4}$/.test(text)) return { everyMinutes: Number(text) };
  const [, dailyAt, zone] = /^(\d\d:\d\d)(?: +(\S+))?$/.exec(text) ?? [];
  if (dailyAt !== undefined) return { dailyAt, ...(zone !== undefined && { zone }) };
  context.issues.push({
    code: 'custom',
    message: 'is neither minutes such as 30 nor a time such as "07:00 Asia/Seoul"',
    input: text,
  });
  return z.NEVER;
});

/** What may be said of a webhook when it is made, and changed later: each flag, and the field that it fills. */
export const withWebhookSettings = (command: Command): Command =>
  command
    .option('--types <types>', 'only these types of actions: motion.ruled,case.*', by(items))
    .option('--cases <cases>', 'only these cases', by(items))
    .option('--courts <courts>', 'only in dockets of these courts', by(items))
    .option('--proceedings <dockets>', 'only in these dockets: "cand 3:24-cv-04722,nysd 1:25-cv-1"', by(items))
    .option('--parties <names>', 'only in cases with a party whose name holds one of these', by(items))
    .option('--judges <names>', 'only in cases with a judge whose name holds one of these', by(items))
    .option('--certainty <grades>', 'only what is so certain: record,press,unverified', by(items))
    .option('-q, --q <words>', 'only where the action, or its case’s title, holds these words')
    .option('--capture <which>', 'live, or all: what an import brings too, action by action')
    .option('--mode <mode>', 'ordered within each case (default), serial, or parallel')
    .option('--on-exhausted <what>', 'after ten attempts hold what follows (default), or skip')
    .option('--digest <when>', 'one message every so many minutes (30), or daily ("07:00 Asia/Seoul")', by(digest))
    .option('--per-second <number>', 'at most so many messages a second', by(number))
    .option('--signature <kind>', 'v1, a shared secret (default), or v1a, a key pair')
    .option('--description <text>', 'what it is for');

const settingNames = [
  ...['types', 'cases', 'courts', 'proceedings', 'parties', 'judges', 'certainty', 'q', 'capture', 'mode'],
  ...['onExhausted', 'digest', 'perSecond', 'signature', 'description'],
];

/** The body that these options are. */
export const settingsFrom = (options: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(settingNames.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]]])));

/** What is to be taken away, as a change says it. Throws UsageError. */
export const cleared = (names: readonly string[] = []): Record<string, null> => {
  const unknown = names.find(name => !settingNames.includes(name) || name === 'mode');
  if (unknown !== undefined)
    throw new UsageError(`--clear ${unknown} is none of ${settingNames.filter(name => name !== 'mode').join(', ')}`);
  return Object.fromEntries(names.map(name => [name, null]));
};

export const namesOf = by(items);
export const numberOf = by(number);
