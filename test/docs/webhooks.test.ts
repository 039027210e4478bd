import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type SignedHeaders, secretFrom, signed, spellSecret } from '../../src/delivery/signature.ts';
import { doeCase } from '../support/cases.ts';
import { openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/webhooks.md'), 'utf8');
const snippet = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)![1]!;

const newFolder = temporaryFolders();
const folder = newFolder();
const secret = secretFrom(Buffer.alloc(32, 5));
const body = JSON.stringify({ type: 'case.titled', data: { title: '김 대 한빛전자' } });
const sentAt = (timestamp: number): SignedHeaders =>
  signed([secretFrom(Buffer.alloc(32, 6)), secret], { id: 'msg_1', timestamp, body });
const now = Math.floor(Date.now() / 1_000);

interface Told {
  readonly headers: SignedHeaders;
  readonly body: string;
}

/** What the snippet says of each message, as a program of its own. */
const believed = (program: string, args: readonly string[], told: readonly Told[]): unknown =>
  JSON.parse(
    execFileSync(program, args, { input: JSON.stringify({ secret: spellSecret(secret), told }), encoding: 'utf8' }),
  );

const told: readonly Told[] = [
  { headers: sentAt(now), body },
  { headers: sentAt(now), body: `${body} ` },
  { headers: sentAt(now - 301), body },
  { headers: { ...sentAt(now), 'webhook-id': 'msg_2' }, body },
  { headers: { ...sentAt(now), 'webhook-signature': 'v1,' }, body },
];
const expected = [true, false, false, false, false];

beforeAll(() => {
  const script = join(folder, 'genuine.mjs');
  writeFileSync(script, snippet('js'));
  const main = `import { readFileSync } from 'node:fs';
import { isGenuine } from ${JSON.stringify(pathToFileURL(script).href)};
const { secret, told } = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(told.map(({ headers, body }) => isGenuine(secret, headers, body))));`;
  writeFileSync(join(folder, 'main.mjs'), main);
  const python = `${snippet('python')}
import json, sys
asked = json.load(sys.stdin)
print(json.dumps([is_genuine(asked["secret"], one["headers"], one["body"].encode()) for one in asked["told"]]))`;
  writeFileSync(join(folder, 'main.py'), python);
});

describe('docs/webhooks.md', () => {
  test('tells in Node what is from Lis', () => {
    expect(believed(process.execPath, [join(folder, 'main.mjs')], told)).toEqual(expected);
  });

  test('tells in Python what is from Lis', () => {
    try {
      execFileSync('python3', ['--version']);
    } catch {
      process.stderr.write('SKIPPED: there is no python3 on this machine.\n');
      return;
    }
    expect(believed('python3', [join(folder, 'main.py')], told)).toEqual(expected);
  });

  test('tells with curl what came since the last time', async () => {
    try {
      execFileSync('curl', ['--version']);
    } catch {
      process.stderr.write('SKIPPED: there is no curl on this machine.\n');
      return;
    }
    const house = await openHouse({ folder: newFolder(), cases: [doeCase] });
    const cwd = newFolder();
    const script = snippet('sh').replace('http://127.0.0.1:8080', house.base);
    const typesOf = async (): Promise<readonly string[]> => {
      const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script], { cwd });
      return stdout.split('\n').flatMap(line => (line === '' ? [] : (JSON.parse(line) as { type: string }).type));
    };
    expect([await typesOf(), await typesOf()]).toEqual([['motion.ruled'], []]);
    await house.close();
  });
});
