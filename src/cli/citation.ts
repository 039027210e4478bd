import * as z from 'zod';
import { courtDay } from '../../events/courtDate.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { holderOf } from '../log/caseEvents.ts';
import { DamagedEventError } from '../log/damagedEventError.ts';
import { LogChangedError } from '../log/logChangedError.ts';
import { type CaseBody, type CaseQuery, type CaseReader, eventsOf, stateOf } from '../views/askCase.ts';
import { revision } from '../views/questions.ts';
import { clean } from '../words/clean.ts';
import { statusLine } from '../words/statusLine.ts';
import type { Language } from '../words/words.ts';
import { UsageError } from './exitCode.ts';
import { proofPhrases } from './proofPhrases.ts';

const urlOf = ({ id, asOf, docketedBy, at }: CaseBody): string => {
  const query = new URLSearchParams({ asOf, ...(docketedBy !== null && { docketedBy }), at });
  return `/cases/${id}?${query}`;
};

/**
 * The link to a state: the same events for ever, less what was sealed since (EVENTS.md section 4). Rejects with
 * LogChangedError where it would prove nothing.
 */
export const cite = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<string> => {
  const { asOf, at } = await stateOf(reader, caseId, query);
  return urlOf(await stateOf(reader, caseId, { asOf, docketedBy: query.docketedBy, at }));
};

const asked = z.strictObject({ asOf: courtDay.optional(), docketedBy: courtDay.optional(), at: revision.optional() });

/** The case and the question of a citation; undefined where it is none. */
const readCitation = (text: string): { readonly caseId: string; readonly query: CaseQuery } | undefined => {
  if (!URL.canParse(text, 'http://localhost')) return undefined;
  const { pathname, searchParams } = new URL(text, 'http://localhost');
  const caseId = pathname.match(/\/cases\/([a-z0-9-]+)$/)?.[1];
  const names = [...searchParams.keys()];
  const query = asked.safeParse(Object.fromEntries(searchParams));
  if (caseId === undefined || new Set(names).size < names.length || !query.success) return undefined;
  return { caseId, query: query.data };
};

/** What was cited proves nothing here. */
class NotProvedError extends Error {
  readonly code = 'not_proved';
}

const notProved = (error: unknown): never => {
  throw error instanceof DamagedEventError
    ? new LogChangedError(error.stream, error.revision, 'cannot be read')
    : error;
};

const mends: ReadonlySet<string> = new Set(['action.corrected', 'action.retracted']);

/** How many of the actions that were cited somebody corrected or retracted since. */
const correctedSince = (own: readonly RecordedEvent[], at: number, elsewhere: readonly RecordedEvent[]): number => {
  const cited = new Set(own.slice(0, at + 1).map(({ id }) => id));
  const mended = [...own.slice(at + 1), ...elsewhere]
    .filter(({ type }) => mends.has(type))
    .map(({ data }) => (data as { readonly actionId: string }).actionId);
  return new Set(mended.filter(id => cited.has(id))).size;
};

/** What whoever trusts the citation should know of the case since. */
const sinceThen = async (reader: CaseReader, cited: CaseBody, lang: Language): Promise<readonly string[]> => {
  const { id, asOf, docketedBy, revision } = cited;
  const holder = await holderOf(reader.streams, id);
  const now = statusLine(await stateOf(reader, holder, { asOf, docketedBy: docketedBy ?? undefined }), lang);
  const elsewhere = holder === id ? [] : await eventsOf(reader, holder);
  const corrected = correctedSince(await eventsOf(reader, id), revision, elsewhere);
  const { otherwise, correctedSince: told, joinedInto } = proofPhrases[lang];
  return [
    ...(holder === id ? [] : [joinedInto(holder)]),
    ...(now === statusLine(cited, lang) ? [] : [otherwise(now)]),
    ...(corrected === 0 ? [] : [told(corrected)]),
  ];
};

/** Reads a citation by this log and says what it proves. Rejects where it proves nothing here. */
export const checkCitation = async (reader: CaseReader, url: string, lang: Language): Promise<string> => {
  const citation = readCitation(url);
  if (!citation) {
    throw new UsageError(
      `${JSON.stringify(url)} is not a citation such as /cases/musk-v-openai?asOf=2025-03-05&at=41-9f3c2a417d0be855.`,
    );
  }
  const { caseId, query } = citation;
  const state = await stateOf(reader, caseId, query).catch(notProved);
  const phrase = proofPhrases[lang];
  const told = phrase.tells(state.asOf, clean(state.title), statusLine(state, lang));
  if (!query.at?.includes('-')) throw new NotProvedError(`${phrase.noHash(caseId, state.revision, state.at)}\n${told}`);
  return [phrase.proved(caseId, state.revision), told, ...(await sinceThen(reader, state, lang))].join('\n');
};
