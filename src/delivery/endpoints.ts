import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ActionType, DataOf } from '../../events/catalogue.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';
import { type Endpoint, type EndpointSettings, endpointBook } from '../../projections/endpoints/endpointBook.ts';
import { getOrMake } from '../../projections/getOrMake.ts';
import type { StreamCache } from '../log/streamCache.ts';
import { type Keeper, writeOwn } from '../log/writeOwn.ts';

export const endpointStream = 'endpoint-book';

const books = new WeakMap<readonly RecordedEvent[], ReadonlyMap<string, Endpoint>>();

/** The endpoints as they stand. */
export const endpointsOf = async (streams: Pick<StreamCache, 'read'>): Promise<ReadonlyMap<string, Endpoint>> =>
  getOrMake(books, await streams.read(endpointStream), endpointBook);

/** An id that an endpoint has, or had. */
export class EndpointExistsError extends Error {
  readonly code = 'endpoint_exists';
  constructor(endpoint: string) {
    super(`There is, or was, an endpoint ${endpoint}: choose another id.`);
  }
}

/** Makes an endpoint that gets what is recorded after `after`, or all. Resolves to its id. Rejects with EndpointExistsError. */
export const createEndpoint = async (
  keeper: Keeper,
  {
    id: endpoint = randomBytes(5).toString('hex'),
    ...settings
  }: EndpointSettings & { readonly id?: string | undefined },
  { after, masterKey }: Pick<Endpoint, 'after' | 'masterKey'>,
  recordedBy: string,
): Promise<string> => {
  await writeOwn(keeper, endpointStream, recordedBy, 'endpoint.created', events => {
    if (events.some(event => isType(event, 'endpoint.created') && event.data.endpoint === endpoint))
      throw new EndpointExistsError(endpoint);
    return { endpoint, ...settings, ...(after !== undefined && { after }), masterKey };
  });
  return endpoint;
};

/** Writes what is decided about an endpoint as it stands. Says whether there is such an endpoint. */
const tellOf = async <T extends ActionType>(
  keeper: Keeper,
  id: string,
  recordedBy: string,
  type: T,
  decide: (endpoint: Endpoint) => DataOf<T> | undefined,
): Promise<boolean> => {
  let found = false;
  await writeOwn(keeper, endpointStream, recordedBy, type, events => {
    const endpoint = endpointBook(events).get(id);
    found = endpoint !== undefined;
    return endpoint && decide(endpoint);
  });
  return found;
};

export const deleteEndpoint = (keeper: Keeper, endpoint: string, by: string): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.deleted', () => ({ endpoint }));

/** Changes the settings as they stand to what `change` makes of them. Rejects with what that throws. */
export const changeEndpoint = (
  keeper: Keeper,
  endpoint: string,
  change: (before: EndpointSettings) => EndpointSettings,
  by: string,
): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.changed', ({ settings: before }) => {
    const settings = change(before);
    return isDeepStrictEqual(before, settings) ? undefined : { endpoint, ...settings };
  });

export const disableEndpoint = (
  keeper: Keeper,
  endpoint: string,
  why: DataOf<'endpoint.disabled'>['why'],
  by: string,
): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.disabled', ({ disabled }) =>
    disabled === null ? { endpoint, why } : undefined,
  );

export const enableEndpoint = (keeper: Keeper, endpoint: string, by: string): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.enabled', ({ disabled }) => (disabled === null ? undefined : { endpoint }));

/** Secrets that sign a message at most: each makes its header longer. */
const mostSecrets = 5;

/** So many secrets still sign that there can be no further one. */
export class TooManySecretsError extends Error {
  readonly code = 'too_many_secrets';
  constructor(endpoint: string, until: string) {
    super(`${endpoint} signs with ${mostSecrets} secrets already: the oldest ends at ${until}.`);
  }
}

/** Gives an endpoint another secret; those before sign as well for so many hours. Rejects with TooManySecretsError. */
export const rotateSecret = (keeper: Keeper, endpoint: string, overlapHours: number, by: string): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.rotated', ({ secrets }) => {
    const now = keeper.now().getTime();
    const live = secrets.filter(({ until }) => until === null || Date.parse(until) > now);
    if (live.length >= mostSecrets) throw new TooManySecretsError(endpoint, live.at(-1)!.until!);
    return { endpoint, overlapHours };
  });

/** Has a stretch of the log delivered once more. */
export const replayTo = (
  keeper: Keeper,
  endpoint: string,
  { after, upTo, perSecond }: Omit<DataOf<'endpoint.replayed'>, 'endpoint'>,
  by: string,
): Promise<boolean> =>
  tellOf(keeper, endpoint, by, 'endpoint.replayed', () => ({
    endpoint,
    ...(after !== undefined && { after }),
    upTo,
    perSecond,
  }));

/** What Lis itself notices, under its own name. */
const lis = 'lis';

export const noteFailing = (keeper: Keeper, endpoint: string, since: string): Promise<boolean> =>
  tellOf(keeper, endpoint, lis, 'endpoint.failing', () => ({ endpoint, since }));

export const noteExhausted = (
  keeper: Keeper,
  { endpoint, position, caseId, holds }: DataOf<'endpoint.exhausted'>,
): Promise<boolean> =>
  tellOf(keeper, endpoint, lis, 'endpoint.exhausted', () => ({
    endpoint,
    position,
    ...(caseId && { caseId }),
    holds,
  }));

/** Has all secrets derived from another master key. */
export const rekeyEndpoints = (keeper: Keeper, masterKey: string, by: string): Promise<void> =>
  writeOwn(keeper, endpointStream, by, 'endpoint.rekeyed', () => ({ masterKey }));
