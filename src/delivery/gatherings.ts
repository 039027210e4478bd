import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import type { RecordedEvent } from '../../events/event.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import type { Message } from './deliveryRecords.ts';
import { trackOf } from './track.ts';

/** What is gathered of several events to one message. */
export interface Gathering {
  readonly message: Message;
  /** Says that all of it is done with. */
  readonly close: () => void;
}

type Digest = NonNullable<EndpointSettings['digest']>;

/** As many as 20 kB hold; what is more comes in another digest at the same time. */
const mostItems = 40;

/** Milliseconds without a further action after which an import is over. */
const quiet = 5_000;

/** Milliseconds within which an action is seen after the moment that it carries. */
const late = 1_000;

const minute = 60_000;

/** The first moment after `moment` at which a digest is due. */
export const digestDueAfter = (digest: Digest, moment: number): number => {
  if ('everyMinutes' in digest) {
    const every = digest.everyMinutes * minute;
    return Math.floor(moment / every) * every + every;
  }
  const [hours = 0, minutes = 0] = digest.dailyAt.split(':').map(Number);
  const day = new TZDate(moment, digest.zone ?? 'UTC');
  const due = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes, 0, 0, digest.zone ?? 'UTC');
  return (due.getTime() > moment ? due : addDays(due, 1)).getTime();
};

/** Whether an event is told with all that its import brought. */
export const isImported = (
  { digest, capture: asked }: Pick<EndpointSettings, 'digest' | 'capture'>,
  { capture }: Pick<RecordedEvent, 'capture'>,
): boolean => digest === undefined && capture?.kind === 'backfill' && asked !== 'all';

interface Open {
  readonly first: RecordedEvent;
  readonly since: string | undefined;
  last: RecordedEvent;
  /** In milliseconds of Unix time. */
  dueAt: number;
  readonly closing: (() => void)[];
}

/** The first last: what is done with is then taken off the ledger at once. */
const closeAll = (closing: readonly (() => void)[]): void => {
  for (const close of closing.toReversed()) close();
};

/**
 * What waits to be told together: for the hour of a digest, or until an import is over. What belongs together is read off
 * the log, never off the hour at which Lis reads it: whoever begins again makes the same messages.
 */
export class Gatherings {
  readonly #settings: EndpointSettings;
  #all: Open[] = [];

  constructor(settings: EndpointSettings) {
    this.#settings = settings;
  }

  /** Whether an event is no message of its own. */
  takes(event: Pick<RecordedEvent, 'capture'>): boolean {
    return this.#settings.digest !== undefined || isImported(this.#settings, event);
  }

  /** Adds an event, after `before` has taken out what ends with it. `since` is a position before it, `close` is of it. */
  add(event: RecordedEvent, since: string | undefined, close: () => void): void {
    const { digest } = this.#settings;
    const recordedAt = Date.parse(event.recordedAt);
    const dueAt = digest ? digestDueAfter(digest, recordedAt) : recordedAt + quiet;
    const open = this.#all.findLast(({ last, closing }) =>
      digest ? closing.length < mostItems : last.caseId === event.caseId,
    );
    if (!open) {
      this.#all.push({ first: event, since, last: event, dueAt, closing: [close] });
      return;
    }
    open.last = event;
    open.closing.push(close);
    if (!digest) open.dueAt = Math.max(open.dueAt, dueAt);
  }

  /** When the next can be sent; undefined where nothing is gathered. */
  get nextDue(): number | undefined {
    return this.#all.length === 0 ? undefined : Math.min(...this.#all.map(({ dueAt }) => dueAt)) + late;
  }

  /** Takes out what is over by a moment up to which all of the log was looked at, in order. */
  due(now: number): readonly Gathering[] {
    return this.#out(({ dueAt }) => dueAt + late <= now);
  }

  /** Takes out what has to be told before an event: what was over when it was recorded, or comes before it in its track. */
  before(event: RecordedEvent): readonly Gathering[] {
    const recordedAt = Date.parse(event.recordedAt);
    const track = this.takes(event) ? undefined : trackOf(this.#settings, event);
    return this.#out(open => open.dueAt <= recordedAt || trackOf(this.#settings, open.first) === track);
  }

  /** Takes out all that there is. */
  all(): readonly Gathering[] {
    return this.#out(() => true);
  }

  #out(isOut: (open: Open) => boolean): readonly Gathering[] {
    const out = this.#all.filter(isOut);
    if (out.length > 0) this.#all = this.#all.filter(open => !isOut(open));
    return out.map(open => this.#gathering(open));
  }

  #gathering({ first, since, last, closing }: Open): Gathering {
    const { digest } = this.#settings;
    const [type, caseId] = digest ? ['digest', ''] : ['import.completed', first.caseId];
    const { position, id: eventId, stream, revision } = last;
    const gathered = { first: first.position, firstEventId: first.id, since: since ?? null };
    const message = { position, eventId, type, stream, revision, caseId, track: trackOf(this.#settings, first) };
    return { message: { ...message, ...gathered }, close: () => closeAll(closing) };
  }
}
