import type { ActionType } from '../../events/catalogue.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { Endpoint, EndpointSettings } from '../../projections/endpoints/endpointBook.ts';

/** What of webhooks themselves is told to other webhooks of the same owner, that ask for it. */
export const noticeTypes = [
  'endpoint.failing',
  'endpoint.exhausted',
  'endpoint.disabled',
  'endpoint.enabled',
] as const satisfies readonly ActionType[];

const notices: ReadonlySet<string> = new Set(noticeTypes);

const asksFor = (type: string, patterns: readonly string[]): boolean =>
  patterns.includes(type) || patterns.includes('endpoint.*');

/** Whether any of them is asked for. */
export const asksForNotices = ({ types = [] }: Pick<EndpointSettings, 'types'>): boolean =>
  noticeTypes.some(type => asksFor(type, types));

/** Whether an event of the endpoints' stream is told to an endpoint. Whose the other one is, `ownerOf` knows. */
export const isNoticeFor = (
  { id, settings: { types } }: Endpoint,
  { type, data }: RecordedEvent,
  isOfSameOwner: (endpoint: string) => boolean,
): boolean => {
  if (!types || !notices.has(type) || !asksFor(type, types)) return false;
  const { endpoint } = data as { endpoint: string };
  return endpoint !== id && isOfSameOwner(endpoint);
};

/** The message of such an event. */
export const noticeOf = ({ type, data, position, recordedAt: timestamp }: RecordedEvent, home: string): object => {
  const { endpoint } = data as { endpoint: string };
  return { type, timestamp, data: { position, ...data, links: { webhook: `${home}/api/v1/webhooks/${endpoint}` } } };
};
