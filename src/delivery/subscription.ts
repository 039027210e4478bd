import { isType, type RecordedEvent } from '../../events/event.ts';
import type { Endpoint, EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { caseOf } from '../log/streamCache.ts';
import type { CaseReader } from '../views/askCase.ts';
import { Concerns } from '../views/concerns.ts';
import { type Filtered, filtered, fits } from '../views/eventFilter.ts';
import { isImported } from './gatherings.ts';
import { isNoticeFor } from './notices.ts';

const correctionIn = (event: RecordedEvent) =>
  isType(event, 'action.corrected') || isType(event, 'action.retracted') ? event : undefined;

type Correction = NonNullable<ReturnType<typeof correctionIn>>;

const asksForReclassifications = (types: readonly string[] = [], type: string): boolean =>
  types.some(pattern => pattern === type || pattern === 'action.*' || pattern === '*');

/** Without what depends on the action that a correction is of. */
const byCase = ({ cases }: EndpointSettings): EndpointSettings => ({ cases }) as EndpointSettings;

/**
 * Tells which events an endpoint asked for. A correction goes to whoever was told what it corrects, or is told what it
 * makes of it; where only the classifier changed its mind, to whoever asks for corrections by name.
 */
export class Subscription {
  readonly #reader: CaseReader;
  readonly #concerns: Concerns;

  constructor(reader: CaseReader) {
    this.#reader = reader;
    this.#concerns = new Concerns(reader);
  }

  /** Whether an event may be told, by what it is itself; `isOfSameOwner` knows whose another endpoint is. */
  mayTell({ settings, ...endpoint }: Endpoint, event: RecordedEvent, isOfSameOwner: (id: string) => boolean): boolean {
    if (caseOf(event.stream) === undefined) return isNoticeFor({ settings, ...endpoint }, event, isOfSameOwner);
    const correction = correctionIn(event);
    if (!correction) return fits(settings, filtered(event));
    if (correction.data.reason === 'reclassified' && !asksForReclassifications(settings.types, event.type))
      return false;
    return fits(byCase(settings), filtered(event));
  }

  /** Whether an event that may be told is told: what takes reading its case. */
  async tells({ settings }: Endpoint, event: RecordedEvent): Promise<boolean> {
    if (caseOf(event.stream) === undefined) return true;
    const correction = correctionIn(event);
    if (correction && !(await this.#fitsCorrected(settings, correction))) return false;
    // Words stand in the lines of a docket: whoever looks for some wants these. Of an import only their number is told.
    const lines = settings.types !== undefined || settings.q !== undefined || isImported(settings, event);
    if (!lines && (await this.#concerns.isNoise(event))) return false;
    return this.#concerns.concerns(settings, event);
  }

  async #fitsCorrected(settings: EndpointSettings, correction: RecordedEvent & Correction): Promise<boolean> {
    const own = filtered(correction);
    if (fits(settings, own)) return true;
    const events = await this.#reader.streams.read(correction.stream);
    const before = events.find(({ id }) => id === correction.data.actionId);
    const after = 'action' in correction.data ? (correction.data.action as Partial<Filtered>) : undefined;
    if (!before) return false;
    const told = [filtered(before), { ...filtered(before), ...after }, { ...filtered(before), type: own.type }];
    return told.some(event => fits(settings, { ...event, caseId: own.caseId }));
  }
}
