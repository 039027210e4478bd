import * as z from 'zod';
import { courtDay } from '../../events/courtDate.ts';
import { DamagedEventError } from '../log/damagedEventError.ts';
import { LogChangedError } from '../log/logChangedError.ts';
import { type CaseBody, type CaseQuery, type CaseReader, stateOf } from '../views/askCase.ts';
import { revision } from '../views/questions.ts';
import { clean } from './columns.ts';
import { UsageError } from './exitCode.ts';

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

const notProved = (error: unknown): never => {
  throw error instanceof DamagedEventError
    ? new LogChangedError(error.stream, error.revision, 'cannot be read')
    : error;
};

/** Reads a citation by this log and says what it proves. Rejects where it proves nothing here. */
export const checkCitation = async (reader: CaseReader, url: string): Promise<string> => {
  const citation = readCitation(url);
  if (!citation) {
    throw new UsageError(
      `${JSON.stringify(url)} is not a citation such as /cases/musk-v-openai?asOf=2025-03-05&at=41-9f3c2a417d0be855.`,
    );
  }
  const { caseId, query } = citation;
  const state = await stateOf(reader, caseId, query).catch(notProved);
  const proof = query.at?.includes('-')
    ? `Proved: revision ${state.revision} of ${caseId} has the hash that was cited, and all up to it is as it was recorded.`
    : `Not proved: the citation names no hash. Revision ${state.revision} of ${caseId} is ${state.at}.`;
  return `${proof}\nOn ${state.asOf} it tells: ${clean(state.title)}, ${state.status.replaceAll('_', ' ')}${state.statusOn ? ` since ${state.statusOn}` : ''}.`;
};
