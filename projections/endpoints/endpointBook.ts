import type { DataOf } from '../../events/catalogue.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';

/** Where an endpoint's messages go, which, and how. */
export type EndpointSettings = Omit<DataOf<'endpoint.changed'>, 'endpoint' | 'override' | 'inference'>;

/** A secret is derived from its version. */
export interface SecretVersion {
  readonly version: number;
  /** When it signs no more; null for the one that stays. */
  readonly until: string | null;
}

/** A stretch of the log that is delivered once more. */
export interface Replay {
  readonly number: number;
  readonly after: string | undefined;
  readonly upTo: string;
  readonly perSecond: number;
}

/** Where webhooks go, as it stands. */
export interface Endpoint {
  readonly id: string;
  readonly settings: EndpointSettings;
  /** The position after which it gets what is recorded; undefined: from the start of the log. */
  readonly after: string | undefined;
  /** The fingerprint of the master key that its secrets are derived from. */
  readonly masterKey: string;
  /** The newest first. */
  readonly secrets: readonly SecretVersion[];
  readonly replays: readonly Replay[];
  readonly createdAt: string;
  /** Whose it is. */
  readonly createdBy: string;
  /** Why it gets nothing now; what it misses waits for it. */
  readonly disabled: DataOf<'endpoint.disabled'>['why'] | null;
}

const hour = 3_600_000;

const rotated = ({ secrets }: Endpoint, recordedAt: string, overlapHours: number): Partial<Endpoint> => {
  const until = new Date(Date.parse(recordedAt) + overlapHours * hour).toISOString();
  const older = secrets.map(secret => ({ ...secret, until: secret.until ?? until }));
  return { secrets: [{ version: secrets[0]!.version + 1, until: null }, ...older] };
};

const replayed = ({ replays }: Endpoint, { after, upTo, perSecond }: DataOf<'endpoint.replayed'>) => ({
  replays: [...replays, { number: replays.length + 1, after, upTo, perSecond }],
});

/** The endpoints that were not deleted, by their ids. */
export const endpointBook = (events: readonly RecordedEvent[]): ReadonlyMap<string, Endpoint> => {
  const book = new Map<string, Endpoint>();
  const change = (id: string, changed: (endpoint: Endpoint) => Partial<Endpoint>): void => {
    const endpoint = book.get(id);
    if (endpoint) book.set(id, { ...endpoint, ...changed(endpoint) });
  };
  for (const event of events) {
    if (isType(event, 'endpoint.created')) {
      const { endpoint: id, after, masterKey, ...settings } = event.data;
      const { recordedAt: createdAt, recordedBy: createdBy } = event;
      const secrets = [{ version: 1, until: null }];
      book.set(id, { id, settings, after, masterKey, secrets, replays: [], createdAt, createdBy, disabled: null });
    } else if (isType(event, 'endpoint.changed')) {
      const { endpoint, ...settings } = event.data;
      change(endpoint, () => ({ settings }));
    } else if (isType(event, 'endpoint.disabled')) {
      const { endpoint, why } = event.data;
      change(endpoint, () => ({ disabled: why }));
    } else if (isType(event, 'endpoint.enabled')) change(event.data.endpoint, () => ({ disabled: null }));
    else if (isType(event, 'endpoint.rotated')) {
      const { endpoint, overlapHours } = event.data;
      change(endpoint, before => rotated(before, event.recordedAt, overlapHours));
    } else if (isType(event, 'endpoint.replayed')) change(event.data.endpoint, before => replayed(before, event.data));
    else if (isType(event, 'endpoint.deleted')) book.delete(event.data.endpoint);
    else if (isType(event, 'endpoint.rekeyed'))
      for (const id of book.keys()) change(id, () => ({ masterKey: event.data.masterKey }));
  }
  return book;
};

/** The versions of a secret that sign at a moment, the newest first. */
export const secretsAt = ({ secrets }: Endpoint, now: Date): readonly number[] =>
  secrets.filter(({ until }) => until === null || Date.parse(until) > now.getTime()).map(({ version }) => version);
