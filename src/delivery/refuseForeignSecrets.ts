import { endpointBook } from '../../projections/endpoints/endpointBook.ts';
import type { EventLog } from '../log/eventLog.ts';
import { endpointStream } from './endpoints.ts';
import { fingerprintOf, MasterKeyError } from './masterKey.ts';

/** Every receiver would take what comes for forged. Rejects with MasterKeyError where a webhook's secret is derived from another key. */
export const refuseForeignSecrets = async (log: Pick<EventLog, 'readStream'>, master: Buffer): Promise<void> => {
  const ours = fingerprintOf(master);
  const book = endpointBook(await log.readStream(endpointStream));
  const foreign = [...book.values()].flatMap(({ id, masterKey }) => (masterKey === ours ? [] : id));
  if (foreign.length === 0) return;
  throw new MasterKeyError(
    `The secrets of these webhooks were derived from another master key: ${foreign.slice(0, 10).join(', ')}${foreign.length > 10 ? ' …' : ''}. Restore the file master-key, or LIS_SECRET, as it was; or give all webhooks new secrets: lis webhooks rekey.`,
  );
};
