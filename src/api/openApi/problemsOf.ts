import { problems } from '../problemOf.ts';
import type { MountedOperation } from './operation.ts';

/** What changes something; a page of another site may ask for none of it. */
const unsafe: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);

const ofBody = ['malformed_body', 'invalid_input', 'body_too_large', 'not_json'];

/** Who asks is looked up in the log. */
const ofWhoAsks = ['unknown_host', 'unauthorized', 'too_many_requests', 'log_unavailable', 'unusable_log'];

const ofDoor = ({ needs }: MountedOperation): readonly string[] => {
  if (needs === 'open') return [];
  return needs === 'host' ? ['unknown_host'] : ofWhoAsks;
};

/** What follows from where and how an operation is mounted, for which it need not say it. */
const implied = (operation: MountedOperation): readonly string[] => {
  const { method, needs, path, query, body } = operation;
  return [
    ...ofDoor(operation),
    ...(query || path ? ['invalid_parameter'] : []),
    ...(path ? ['malformed_request'] : []),
    ...(unsafe.has(method) ? ['cross_site'] : []),
    ...(needs === 'record' || needs === 'admin' ? ['forbidden'] : []),
    ...(body ? ofBody : []),
    ...(needs === 'open' ? [] : ['internal']),
  ];
};

/** The codes of all problems that an operation can answer with, by their status. Throws for one that Lis does not know. */
export const problemsOf = (operation: MountedOperation): ReadonlyMap<number, readonly string[]> => {
  const codes = [...new Set([...implied(operation), ...(operation.problems ?? [])])];
  const unknown = codes.find(code => !Object.hasOwn(problems, code));
  if (unknown !== undefined) throw new Error(`${operation.id} names the problem ${unknown}, which is none.`);
  return new Map([...Map.groupBy(codes, code => problems[code]!.status)].sort(([a], [b]) => a - b));
};
