import { parseDocketNumber } from '../../events/docketNumber.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { isType } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';

type Spell = (docket: Docket) => Docket;

const coreOf = ({ court, docketNumber }: Docket): string => `${court} ${parseDocketNumber(docketNumber).core}`;

/**
 * Writes every docket of a case in its first spelling (EVENTS.md section 1): without a judge's initials, and with the
 * number it was first known by where it has been renumbered since.
 */
export const firstSpelling = (
  events: readonly RecordedEvent[],
  claimed: readonly { court: string; spellings: readonly string[] }[],
): Spell => {
  const first = new Map<string, Docket>();
  const learn = (known: Docket, as: Docket) => {
    if (!first.has(coreOf(as))) first.set(coreOf(as), known);
  };
  for (const { court, spellings } of claimed) {
    const known = { court, docketNumber: parseDocketNumber(spellings[0]!).core };
    for (const docketNumber of spellings) learn(known, { court, docketNumber });
  }
  for (const event of events) {
    if (!event.proceeding) continue;
    learn(event.proceeding, event.proceeding);
    if (isType(event, 'docket.renumbered'))
      learn(event.proceeding, { court: event.proceeding.court, docketNumber: event.data.to });
  }
  return docket =>
    first.get(coreOf(docket)) ?? { court: docket.court, docketNumber: parseDocketNumber(docket.docketNumber).core };
};

const isDocket = (value: object): value is Docket => 'court' in value && 'docketNumber' in value;

/** Every docket that the value speaks of, anywhere in it. */
export const docketsNamed = (value: unknown): readonly Docket[] => {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap(docketsNamed);
  return isDocket(value) ? [{ court: value.court, docketNumber: value.docketNumber }, ...inner] : inner;
};

/** The value with every docket in it spelled by `spell`. */
export const spellDockets = <T>(value: T, spell: Spell): T => {
  if (Array.isArray(value)) return value.map(item => spellDockets(item, spell)) as T;
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spellDockets(item, spell)]));
  return (isDocket(value) ? { ...inner, ...spell(value) } : inner) as T;
};
