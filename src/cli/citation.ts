import { type CaseBody, type CaseReader, stateOf } from '../views/askCase.ts';
import { UsageError } from './exitCode.ts';

/** The link to a state: the same events for ever, less what was sealed since (EVENTS.md section 4). */
export const citationUrl = ({ id, asOf, docketedBy, at }: CaseBody): string => {
  const query = new URLSearchParams({ asOf, ...(docketedBy !== null && { docketedBy }), at });
  return `/cases/${id}?${query}`;
};

const known: ReadonlySet<string> = new Set(['asOf', 'docketedBy', 'at']);

/** Reads a citation by this log and says what it proves. Rejects where it proves nothing here. */
export const checkCitation = async (reader: CaseReader, url: string): Promise<string> => {
  const parsed = URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost') : undefined;
  const caseId = parsed?.pathname.match(/\/cases\/([a-z0-9-]+)$/)?.[1];
  const unknown = [...(parsed?.searchParams.keys() ?? [])].find(name => !known.has(name));
  if (!parsed || !caseId || unknown !== undefined) {
    throw new UsageError(
      `${JSON.stringify(url)} is not a citation such as /cases/musk-v-openai?asOf=2025-03-05&at=41-9f3c2a417d0be855.`,
    );
  }
  const asked = (name: string) => parsed.searchParams.get(name) ?? undefined;
  const state = await stateOf(reader, caseId, {
    asOf: asked('asOf'),
    docketedBy: asked('docketedBy'),
    at: asked('at'),
  });
  const proof = asked('at')?.includes('-')
    ? `Proved: revision ${state.revision} of ${caseId} has the hash that was cited.`
    : `Not proved: the citation names no hash. Revision ${state.revision} of ${caseId} is ${state.at}.`;
  return `${proof}\nOn ${state.asOf} it tells: ${state.title}, ${state.status.replaceAll('_', ' ')}${state.statusOn ? ` since ${state.statusOn}` : ''}.`;
};
