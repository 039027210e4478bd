import * as z from 'zod';

/** The place of a type among others of the same day and entry (EVENTS.md section 4). */
export const ranks = ['own', 'entry', 'open', 'join', 'assert', 'move', 'rule', 'close', 'reopen', 'context'] as const;
export type Rank = (typeof ranks)[number];

/** What is all blanks, marks and characters that are not drawn looks like nothing, but is not the same as nothing. */
const visible = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

const words = (most: number) =>
  z.string().trim().min(1, { abort: true }).max(most).regex(visible, { error: 'has no visible character' });

/** Why something was done, in so many words. */
export const why = words(10_000);

/**
 * What any action may add in words: why it was recorded although a rule speaks against it, and from what it was
 * concluded where no source states it. Free text stands in data, never in the envelope, so that it can be erased.
 */
const inWords = {
  override: why.optional(),
  inference: why.optional(),
};

interface Traits {
  /** Opens the proceeding that it stands in. */
  readonly opens?: true;
  /** Of a stream that is no case's: nobody records it as an action, and no feed shows it. */
  readonly housekeeping?: true;
}

const define = <S extends z.ZodRawShape>(rank: Rank, shape: S, traits: Traits = {}) => ({
  v: 1,
  rank,
  ...traits,
  data: z.strictObject({ ...shape, ...inWords }),
});

/** A type of legal action: something that happened on a date, before a court or about it. */
export const legal = <S extends z.ZodRawShape>(rank: Exclude<Rank, 'own'>, shape: S, traits?: Traits) =>
  define(rank, shape, traits);

/** A type of Lis's own action: about the record, without a legal date, filtered by `at` only. */
export const own = <S extends z.ZodRawShape>(shape: S) => define('own', shape);

/** What Lis keeps about itself: keys, endpoints, leases. */
export const housekeeping = <S extends z.ZodRawShape>(shape: S) => define('own', shape, { housekeeping: true });

export const text = words(100_000);
export const line = words(1_000);
