import * as z from 'zod';
import { type Action, action, replacement } from '../../events/action.ts';
import { catalogue } from '../../events/catalogue.ts';
import { courtDay } from '../../events/courtDate.ts';
import { text } from '../../events/family.ts';
import { source } from '../../events/source.ts';
import { InvalidInputError, parseInput } from './caseFile.ts';

/** What can be said of an action, by where it is posted to. */
export const amendments = {
  corrections: 'action.corrected',
  retractions: 'action.retracted',
  confirmations: 'action.confirmed',
} as const;

export type Amending = (typeof amendments)[keyof typeof amendments];

const more = {
  sources: z.array(source).max(50).optional(),
  publicOn: courtDay.optional(),
  override: text.optional(),
};

const named = { actionId: true } as const;

/** What is posted to each: the data of the action that records it, which takes its target from the path. */
export const amendmentBodies = {
  corrections: catalogue['action.corrected'].data.omit(named).extend({ ...more, action: replacement }),
  retractions: catalogue['action.retracted'].data.omit(named).extend(more),
  confirmations: catalogue['action.confirmed'].data.omit(named).extend(more),
};

const object = z.record(z.string(), z.unknown(), { error: 'is not an object' });

/** What a correction, a retraction or a confirmation says, as the action that records it. Throws InvalidInputError. */
export const amendmentOf = (type: Amending, id: string, body: unknown): Action => {
  const { sources = [], publicOn, override, actionId = id, ...data } = parseInput(object, body);
  if (String(actionId).toLowerCase() !== id)
    throw new InvalidInputError([
      { pointer: '/actionId', detail: 'is another action than the one that this was sent to' },
    ]);
  const envelope = { ...(publicOn !== undefined && { publicOn }), ...(override !== undefined && { override }) };
  try {
    return parseInput(action, { type, ...envelope, data: { ...data, actionId: id }, sources });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(
      error.faults.map(fault => ({ ...fault, pointer: fault.pointer.replace(/^\/data/, '') })),
    );
  }
};
