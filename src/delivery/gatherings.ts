import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import type { RecordedEvent } from '../../events/event.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import type { Message } from './deliveryRecords.ts';
import { trackOf } from './track.ts';

/** What is gathered of several events to one message. */
export interface Gathering {
  readonly message: Message;
  /** When it is sent, in milliseconds of Unix time. */
  readonly dueAt: number;
  /** Says that it is done with. */
  readonly close: () => void;
}

type Digest = NonNullable<EndpointSettings['digest']>;

/** As many as 20 kB hold; what is more comes in another digest at the same time. */
const mostItems = 40;

/** Milliseconds without a further action after which an import is over. */
const quiet = 2_000;

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

interface Open extends Gathering {
  readonly count: number;
}

/** What waits to be told together: for the hour of a digest, or until an import is over. */
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

  /** Adds an event. `open` notes that what comes from it on is not done with; `since` is a position before it. */
  add(event: RecordedEvent, since: string | undefined, now: number, open: () => () => void): void {
    const { digest } = this.#settings;
    const track = trackOf(this.#settings, event);
    const at = this.#all.findLastIndex(({ message, count }) =>
      digest ? count < mostItems : message.caseId === event.caseId,
    );
    const before = this.#all[at];
    const { position, stream, revision } = event;
    const dueAt = digest ? digestDueAfter(digest, Date.parse(event.recordedAt)) : now + quiet;
    if (before) {
      const message = { ...before.message, position, stream, revision };
      this.#all[at] = { ...before, message, count: before.count + 1, dueAt: digest ? before.dueAt : dueAt };
      return;
    }
    const [type, caseId] = digest ? ['digest', ''] : ['import.completed', event.caseId];
    const message = { position, type, stream, revision, caseId, track, first: position, since: since ?? null };
    this.#all.push({ message, dueAt, close: open(), count: 1 });
  }

  /** When the next is due; undefined where nothing is gathered. */
  get nextDue(): number | undefined {
    return this.#all.length === 0 ? undefined : Math.min(...this.#all.map(({ dueAt }) => dueAt));
  }

  /** Takes out what is due, in order. */
  due(now: number): readonly Gathering[] {
    return this.#out(({ dueAt }) => dueAt <= now);
  }

  /** Takes out what has to be told before what comes next in a case. */
  before(caseId: string): readonly Gathering[] {
    return this.#out(({ message }) => message.caseId === caseId);
  }

  /** Takes out all that there is. */
  all(): readonly Gathering[] {
    return this.#out(() => true);
  }

  #out(isOut: (gathering: Open) => boolean): readonly Gathering[] {
    const out = this.#all.filter(isOut);
    if (out.length > 0) this.#all = this.#all.filter(gathering => !isOut(gathering));
    return out;
  }
}
