import type { Action } from '../../events/action.ts';
import type { ActionType, DataOf } from '../../events/catalogue.ts';
import { type Random, randomFrom, wordsOf } from './random.ts';

export type DocketAction = Action & { readonly id: string };

/** A docket while its story is told: what a later filing can answer to. */
export interface Life {
  readonly random: Random;
  readonly proceeding: { readonly court: string; readonly docketNumber: string };
  readonly parties: readonly string[];
  readonly claims: readonly string[];
  /** One case in 250 has another judge than all others, whose name is thus rare. */
  readonly judge: string;
  /** Numbers of the entries of motions that nobody ruled on yet. */
  readonly pending: number[];
  /** Hearings to come, by the entry that set them. */
  readonly hearings: { readonly entry: number; day: string }[];
  /** Days from one filing to the next, on average. */
  readonly pace: number;
  /** The number of the last entry, and its moment. */
  entry: number;
  time: number;
  pleadings: number;
}

export const sources = [{ url: 'https://www.courtlistener.com/docket/69013420/musk-v-altman/?order_by=desc' }];

const courts = ['cand', 'nysd', 'txed', 'ded', 'ilnd', 'cacd', 'flsd', 'waed', 'hid', 'mad'] as const;
const dayMillis = 86_400_000;

export const lifeOf = (seed: number, size: number): Life => {
  const random = randomFrom(seed);
  const year = 2012 + random.whole(0, 11);
  const named = (what: string, most: number) =>
    Array.from({ length: random.whole(1, most) }, (_, i) => `${what}-${i + 1}`);
  return {
    random,
    proceeding: {
      court: random.pick(courts),
      docketNumber: `1:${String(year).slice(2)}-cv-${String(seed).padStart(5, '0')}`,
    },
    parties: ['plaintiff', ...named('defendant', size > 500 ? 30 : 4)],
    claims: named('claim', size > 500 ? 20 : 5),
    judge: seed % 250 === 7 ? 'Wilhelmina Thistlewood' : 'Rosalind Achterberg',
    pending: [],
    hearings: [],
    pace: Math.min(20, 600 / size),
    entry: 0,
    time: Date.UTC(year, random.whole(0, 11), random.whole(1, 28)),
    pleadings: 0,
  };
};

export const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const later = ({ time }: Life, days: number): string => dayAt(time + days * dayMillis);

export const someone = ({ random, parties }: Life): string[] => [random.pick(parties)];

/** What an entry does: the type and data of an action. */
export type Told = { [T in ActionType]: readonly [type: T, data: DataOf<T>] }[ActionType];

/** A docket entry of a kilobyte and a half, more or less, and the actions that its words are. */
export const filing = (life: Life, event: string, ...told: readonly Told[]): DocketAction[] => {
  const { random, proceeding } = life;
  life.entry += 1;
  life.time += random.next() * 2 * life.pace * dayMillis;
  const entryId = random.uuid();
  const day = dayAt(life.time);
  const length = random.next() < 0.1 ? random.whole(1_000, 3_000) : random.whole(150, 500);
  const aliases = { number: life.entry, sequence: life.entry, documentId: String(random.whole(1e9, 9e9)) };
  const place = { proceeding, entryId, entry: { number: life.entry }, sources };
  const text = `${event}. ${wordsOf(random, length)}`;
  const sighting = { from: 'history', capturedOn: '2026-03-02', text, event, filedOn: day, enteredOn: day, aliases };
  const basis = { kind: 'stated', rule: 'words-of-entry' };
  const actions = told.map(([type, data], part) => ({ id: random.uuid(), type, ...place, part, basis, data }));
  return [{ id: entryId, type: 'entry.recorded', ...place, data: sighting }, ...actions] as DocketAction[];
};
