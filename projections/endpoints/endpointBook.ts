import type { DataOf } from '../../events/catalogue.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';

type Created = DataOf<'endpoint.created'>;

/** Where webhooks go, as it stands. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly mode: Created['mode'];
  readonly types?: readonly string[] | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly courts?: readonly string[] | undefined;
  readonly description?: string | undefined;
  /** The position after which it gets what is recorded; undefined: from the start of the log. */
  readonly after: string | undefined;
  /** The fingerprint of the master key that its secret is derived from. */
  readonly masterKey: string;
  readonly createdAt: string;
  /** Whose it is. */
  readonly createdBy: string;
  /** Why it gets nothing now; what it misses waits for it. */
  readonly disabled: DataOf<'endpoint.disabled'>['why'] | null;
}

const settingsOf = ({ url, mode, types, cases, courts, description }: DataOf<'endpoint.changed'>) => ({
  url,
  mode,
  types,
  cases,
  courts,
  description,
});

/** The endpoints that were not deleted, by their ids. */
export const endpointBook = (events: readonly RecordedEvent[]): ReadonlyMap<string, Endpoint> => {
  const book = new Map<string, Endpoint>();
  const change = (id: string, changed: Partial<Endpoint>): void => {
    const endpoint = book.get(id);
    if (endpoint) book.set(id, { ...endpoint, ...changed });
  };
  for (const event of events) {
    if (isType(event, 'endpoint.created')) {
      const { data, recordedAt: createdAt, recordedBy: createdBy } = event;
      const { endpoint: id, after, masterKey } = data;
      book.set(id, { id, ...settingsOf(data), after, masterKey, createdAt, createdBy, disabled: null });
    } else if (isType(event, 'endpoint.changed')) change(event.data.endpoint, settingsOf(event.data));
    else if (isType(event, 'endpoint.disabled')) change(event.data.endpoint, { disabled: event.data.why });
    else if (isType(event, 'endpoint.enabled')) change(event.data.endpoint, { disabled: null });
    else if (isType(event, 'endpoint.deleted')) book.delete(event.data.endpoint);
  }
  return book;
};
