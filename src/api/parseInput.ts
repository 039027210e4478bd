import type { Request } from 'express';
import type * as z from 'zod';
import { pointerTo } from '../commands/caseFile.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseQuery } from '../views/askCase.ts';
import { type Fault, ProblemError } from './problem.ts';

const malformed = (errors: readonly Fault[]): ProblemError =>
  new ProblemError({
    code: 'invalid_parameter',
    detail: errors.map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`.trim()).join('; '),
    errors,
  });

const faultsOf = (schema: z.ZodObject, error: z.ZodError): readonly Fault[] =>
  error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          pointer: pointerTo([key]),
          detail: `is not a parameter here; known are ${Object.keys(schema.shape).sort().join(', ') || 'none'}`,
        }))
      : [{ pointer: pointerTo(issue.path), detail: issue.message }],
  );

const refuseMalformedEncoding = ({ url }: Request): void => {
  const query = url.slice(url.indexOf('?') + 1);
  if (!url.includes('?')) return;
  try {
    decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    throw malformed([{ pointer: '', detail: 'the query is not percent-encoded UTF-8' }]);
  }
};

/** The query by its schema, or a 400 that points at each fault and names the parameters that exist. */
export const parseQuery = <S extends z.ZodObject>(schema: S, request: Request): z.infer<S> => {
  refuseMalformedEncoding(request);
  const parsed = schema.safeParse(request.query);
  if (!parsed.success) throw malformed(faultsOf(schema, parsed.error));
  return parsed.data;
};

/** A part of the path by its schema, or a 400 that says what it should be. */
export const parsePath = <S extends z.ZodType>(schema: S, name: string, value: unknown): z.infer<S> => {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw malformed(parsed.error.issues.map(({ message }) => ({ pointer: `/${name}`, detail: message })));
  return parsed.data;
};

/** A position is opaque, but another log's cannot be asked of this one. */
export const refuseForeignPosition = (log: EventLog, name: string, position: string | undefined): void => {
  if (position === undefined || log.isPosition(position)) return;
  throw wrong(name, `${JSON.stringify(position)} is not a position of this log`);
};

/** Where to begin: after a position of this log, or in a word at the `start` of the log or `now`, at its end. */
export const positionAsked = async (
  log: EventLog,
  after: string | undefined,
  otherwise: 'start' | 'now',
): Promise<string | undefined> => {
  const asked = after ?? otherwise;
  if (asked === 'start') return undefined;
  if (asked === 'now') return log.end();
  refuseForeignPosition(log, 'after', asked);
  return asked;
};

/** A parameter that its schema lets pass and the question does not. */
export const wrong = (name: string, detail: string): ProblemError => malformed([{ pointer: `/${name}`, detail }]);

/** Parameters that cannot be asked together. */
export const conflicting = (detail: string): ProblemError => malformed([{ pointer: '', detail }]);

/** One revision cannot be asked for in two ways. */
export const refuseBoth = ({ at, knownAt }: CaseQuery): void => {
  if (at !== undefined && knownAt !== undefined)
    throw conflicting('at and knownAt ask the same question: give one of them');
};
