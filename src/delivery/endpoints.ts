import { randomBytes } from 'node:crypto';
import type { DataOf } from '../../events/catalogue.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';
import { type Endpoint, endpointBook } from '../../projections/endpoints/endpointBook.ts';
import { getOrMake } from '../../projections/getOrMake.ts';
import type { StreamCache } from '../log/streamCache.ts';
import { type Keeper, writeOwn } from '../log/writeOwn.ts';

export const endpointStream = 'endpoint-book';

export type Settings = Omit<DataOf<'endpoint.changed'>, 'endpoint'>;

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
  { id: endpoint = randomBytes(5).toString('hex'), ...settings }: Settings & { readonly id?: string | undefined },
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

/** Each says whether there was such an endpoint. */
export const deleteEndpoint = async (keeper: Keeper, endpoint: string, recordedBy: string): Promise<boolean> => {
  let found = false;
  await writeOwn(keeper, endpointStream, recordedBy, 'endpoint.deleted', events => {
    found = endpointBook(events).has(endpoint);
    return found ? { endpoint } : undefined;
  });
  return found;
};

export const disableEndpoint = async (
  keeper: Keeper,
  endpoint: string,
  why: DataOf<'endpoint.disabled'>['why'],
  recordedBy: string,
): Promise<boolean> => {
  let found = false;
  await writeOwn(keeper, endpointStream, recordedBy, 'endpoint.disabled', events => {
    const standing = endpointBook(events).get(endpoint);
    found = standing !== undefined;
    return standing && standing.disabled === null ? { endpoint, why } : undefined;
  });
  return found;
};

export const enableEndpoint = async (keeper: Keeper, endpoint: string, recordedBy: string): Promise<boolean> => {
  let found = false;
  await writeOwn(keeper, endpointStream, recordedBy, 'endpoint.enabled', events => {
    const standing = endpointBook(events).get(endpoint);
    found = standing !== undefined;
    return standing && standing.disabled !== null ? { endpoint } : undefined;
  });
  return found;
};
