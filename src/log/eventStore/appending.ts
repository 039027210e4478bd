import type { SealedEvent } from '../../../events/event.ts';
import { AppendRefusedError } from '../appendRefusedError.ts';
import type { Appended, StreamHead } from '../eventLog.ts';
import { OutcomeUnknownError } from '../outcomeUnknownError.ts';
import { UnusableLogError } from '../unusableLogError.ts';
import { VersionConflictError } from '../versionConflictError.ts';
import type { Credentials } from './address.ts';
import { isOutage, reasonOf, SilenceError, typeOf } from './outage.ts';
import { Patience } from './patience.ts';
import { eventAt } from './reading.ts';
import { refusal, type Store } from './store.ts';
import { storedEvent } from './storedEvent.ts';

/**
 * Credentials on the call itself make the client use Streams/Append, one call an append. Its other way, one shared
 * stream with a map that is global to the process, lets one client's outage reject another's appends and throws inside
 * (research, section 5). Without TLS they are not sent, so an empty pair will do. Over TLS without a user there is no
 * such choice; there Lis relies on being the only appending client of its process.
 */
const appendCredentials = ({ address }: Store): { credentials?: Credentials } => {
  if (address.credentials) return { credentials: address.credentials };
  return address.secure ? {} : { credentials: { username: '', password: '' } };
};

/** The client does not always keep its deadline (a silent server: 20 s); this is our own. */
const within = async <T>(ms: number, answer: Promise<T>): Promise<T> => {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new SilenceError(`no answer for ${ms} ms`)), ms);
  try {
    return await Promise.race([answer, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** The revision at which the stream was found instead, or undefined where the server took the events or has them already. */
const offered = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
): Promise<number | undefined> => {
  try {
    const { attemptMs } = store.timing;
    const answer = store.client.appendToStream(stream, events.map(storedEvent), {
      expectedRevision: head.revision === -1 ? 'no_stream' : BigInt(head.revision),
      requiresLeader: true,
      deadline: attemptMs,
      ...appendCredentials(store),
    });
    await within(attemptMs + 500, answer);
    return undefined;
  } catch (error) {
    if (typeOf(error) !== 'wrong-expected-version') throw error;
    const { actualVersion } = error as { actualVersion?: bigint | 'no_stream' };
    return typeof actualVersion === 'bigint' ? Number(actualVersion) : -1;
  }
};

/** Rejects where another hash stands at the head than the one the events were decided on. */
const checkHead = async (store: Store, stream: string, head: StreamHead): Promise<void> => {
  if (head.revision === -1) return;
  const known = store.heads.get(stream);
  // A head that the stream has left is the server's to refuse, or to recognise as a repetition.
  if (known !== undefined && known.revision > head.revision) return;
  const standing = known?.revision === head.revision ? known : await eventAt(store, stream, head.revision);
  if (standing !== undefined && standing.hash !== head.hash)
    throw new VersionConflictError(stream, head.revision, standing.revision);
};

/**
 * One try. The server recognises a repetition by ids alone and does not compare bodies, so its word is not enough:
 * the last event is read back. Its hash covers the whole batch and the head before it, so one small read tells all.
 */
const attempt = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
): Promise<Appended> => {
  await checkHead(store, stream, head);
  const found = await offered(store, stream, head, events);
  const revision = head.revision + events.length;
  const standing = await eventAt(store, stream, revision);
  if (standing?.hash === events.at(-1)!.hash) {
    store.heads.see(stream, standing);
    return { revision, position: standing.position };
  }
  if (found === undefined && standing === undefined)
    throw new UnusableLogError(
      `${stream} does not show what was just appended: it was deleted or truncated in the event store at ${store.address.hosts}, which Lis never does.`,
    );
  // Measured: while the same append is under way elsewhere the server refuses with the very revision we asked for, or
  // with one that cannot be read yet.
  if (found === head.revision || (standing === undefined && found! >= revision))
    throw new SilenceError('another append at the same place is under way');
  throw new VersionConflictError(stream, head.revision, found ?? revision);
};

const final = (store: Store, error: unknown): unknown => {
  if (typeOf(error) !== 'maximum-append-size-exceeded') return refusal(store, error);
  return new AppendRefusedError(
    `The event store takes less in one append than Lis allows: set its MaxAppendSize to 1 MiB or more.`,
  );
};

/** Appends, and after an unknown outcome again: the same events at the same head, which the server writes once. */
export const appendTo = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
): Promise<Appended> => {
  const patience = new Patience(store.timing.appendMs, store.timing.backoffMs, store.closing);
  for (;;) {
    try {
      return await attempt(store, stream, head, events);
    } catch (error) {
      if (!isOutage(error)) throw final(store, error);
      if (!(await patience.waits()))
        throw new OutcomeUnknownError(
          `The event store at ${store.address.hosts} did not say whether it wrote to ${stream} (${reasonOf(error)}). ` +
            'Check that it runs; the same events at the same head can be sent again.',
          { cause: error },
        );
    }
  }
};
