import type { RecordedEvent } from '../../events/event.ts';
import { AskedRevisionError } from './askedRevisionError.ts';

export interface AskedRevision {
  readonly at: number;
  /** Whether a hash was cited for it. */
  readonly cited?: boolean;
}

export const revisionPattern = /^(?<revision>\d{1,9})(?:-(?<hash>[0-9a-f]{6,64}))?$/;

/** Reads `41` or `41-9f3c2a417d0be855`: the revision, and the proof that it is the one that was cited. */
export const revisionAsked = (events: readonly RecordedEvent[], text: string): AskedRevision => {
  const asked = revisionPattern.exec(text)?.groups;
  if (!asked)
    throw new AskedRevisionError(
      'malformed_revision',
      `${JSON.stringify(text)} is not a revision such as 41 or 41-9f3c2a417d0be855.`,
    );
  const at = Number(asked.revision);
  const event = events[at];
  if (!event) {
    throw new AskedRevisionError(
      'unknown_revision',
      `The case stands at revision ${events.length - 1}; it has no revision ${at} yet.`,
    );
  }
  if (asked.hash && !event.hash.startsWith(asked.hash)) {
    throw new AskedRevisionError(
      'wrong_hash',
      `Revision ${at} of this case is not the one that was cited: its hash is ${event.hash.slice(0, 16)}, not ${asked.hash}.`,
    );
  }
  return { at, cited: asked.hash !== undefined };
};

/** The last revision recorded at or before a moment (ISO 8601, UTC). */
export const revisionKnownAt = (events: readonly RecordedEvent[], moment: string): AskedRevision => {
  const instant = Date.parse(moment);
  const at = events.findLastIndex(({ recordedAt }) => Date.parse(recordedAt) <= instant);
  if (at < 0)
    throw new AskedRevisionError('unknown_revision', `Nothing of this case was known to this Lis at ${moment}.`);
  return { at };
};
