import { alsoIn } from './alsoIn.ts';
import { type Family, familyWords } from './families.ts';
import { motionKinds } from './motionKinds.ts';
import { type Opening, openingOf } from './opening.ts';
import { parts } from './parts/parts.ts';
import type { EntryText, Reading } from './reading.ts';
import { fits, type Rule } from './rule.ts';
import { appeals } from './rules/appeals.ts';
import { clerk } from './rules/clerk.ts';
import { criminal } from './rules/criminal.ts';
import { judgments } from './rules/judgments.ts';
import { minutes } from './rules/minutes.ts';
import { motions } from './rules/motions.ts';
import { notices } from './rules/notices.ts';
import { openers } from './rules/openers.ts';
import { orders } from './rules/orders.ts';
import { calendar, cases, people, service, trials } from './rules/others.ts';
import { papers } from './rules/papers.ts';
import { pleadings } from './rules/pleadings.ts';

const families: Readonly<Record<Family, readonly Rule[]>> = {
  appeal: appeals,
  clerk,
  criminal,
  motion: motions,
  order: orders,
  minutes,
  judgment: judgments,
  notice: notices,
  pleading: pleadings,
  paper: papers,
  people,
  service,
  case: cases,
  calendar,
  trial: trials,
};

/** The kind of paper that an entry is: the one whose word stands first in it. */
const familyOf = ({ head }: Opening): Family | undefined => {
  let first: { readonly family: Family; readonly at: number } | undefined;
  for (const [family, words] of familyWords) {
    const at = words.exec(head)?.index;
    if (at !== undefined && (first === undefined || at < first.at)) first = { family, at };
  }
  return first?.family;
};

/** What these speak of beside themselves is cited with its number, and is not what they are. */
const citing: ReadonlySet<Family> = new Set(['notice', 'pleading', 'paper', 'people', 'service']);

const other: Rule = { name: 'unknown', label: 'other', sub: 'unspecified', when: /./ };
const bareMotion: Rule = {
  name: 'motion_by_kind',
  label: 'motion',
  sub: ({ head }) => motionKinds(head)[0]!,
  when: /./,
};
const sealed: Rule = { name: 'sealed_mark', label: 'sealed', sub: 'sealed_document', when: /./ };

/** Some courts leave the word out of the names of their events: `Extension of Time`, `Dismiss`. */
const asksBarely =
  /^(?:further |additional )?(?:extension|extend|leave to|dismiss|strike|compel|continue\b|in limine|preclude|exclude|suppress|appear (?:pro|by)|adjourn|stay\b|seal\b|unseal|quash|remand|vacate|amend|withdraw\b|sever\b|consolidate|intervene|shorten|expedite|clarify|produce|modify|certify|reconsider|alter|transfer case|change venue)\b(?!.*\b(?:order|notice)\b)/i;

/** `Curcio Hearing`, `Conference`: the session itself. */
const sessionBarely =
  /^(?!.*\b(?:set|reset|notice|order|waiver|cancel\w*|terminate|motion|request|transcript|minutes?|statement|report|deadlines?|adr|mediation|bond|detention|plea|sentencing)\b)[\w /&()-]*\b(?:hearing|conference|argument)(?: held| - [\w ]+)?$/i;

const bareRule = ({ head }: Opening): Rule | undefined => {
  if (asksBarely.test(head)) return bareMotion;
  return sessionBarely.test(head) ? minutes.at(-1) : undefined;
};

/** Most entries begin with none of these words: one look says so. */
const anyOpener = new RegExp(openers.map(({ when }) => when.source).join('|'), 'i');

const openerOf = (opening: Opening): Rule | undefined =>
  anyOpener.test(opening.head) ? openers.find(one => fits(one, opening)) : undefined;

const ruleFor = (opening: Opening): Rule => {
  const called = openerOf(opening) ?? (opening.isBare ? bareRule(opening) : undefined);
  if (called) return called;
  const family = familyOf(opening);
  const seen = family && citing.has(family) ? { ...opening, head: opening.own } : opening;
  const rule = family && families[family].find(one => fits(one, seen));
  if (rule) return rule;
  return /sealed|restricted/i.test(opening.marks) ? sealed : other;
};

/** Rules that say no more than what a paper calls itself: there the court's own name of the entry may say more. */
const vague: ReadonlySet<string> = new Set(['notice', 'paper', 'unknown', 'prosecution_notice']);

const ruleOf = (opening: Opening): Rule => {
  const rule = ruleFor(opening);
  if (!vague.has(rule.name) || opening.event === '' || opening.isBare) return rule;
  const named = ruleFor(openingOf({ text: '', event: opening.event }));
  return vague.has(named.name) || named.label === 'order' ? rule : named;
};

/** Struck, mis-filed and vacated entries are what they are, and do nothing. */
const isUndone = /vacat|error|strick|struck|deficien|ignore/i;

/** Reads one docket entry. What is unsure does nothing: it stays an entry. */
export const classify = (entry: EntryText): Reading => {
  const opening = openingOf(entry);
  const rule = ruleOf(opening);
  const sub = typeof rule.sub === 'function' ? rule.sub(opening) : (rule.sub ?? null);
  const also = [...new Set([...(rule.also ?? []), ...alsoIn(opening, rule.label)])];
  const labelled = { label: rule.label, sub, also, number: entry.number };
  const actions = isUndone.test(opening.marks) ? [] : (parts[rule.label]?.(opening, labelled) ?? []);
  return {
    label: rule.label,
    sub,
    also,
    actions,
    rule: rule.name,
  };
};
