import type { SealedEvent } from '../../../events/event.ts';
import { AppendRefusedError } from '../appendRefusedError.ts';
import type { Appended, StreamHead } from '../eventLog.ts';
import { OutcomeUnknownError } from '../outcomeUnknownError.ts';
import { UnusableLogError } from '../unusableLogError.ts';
import { VersionConflictError } from '../versionConflictError.ts';
import type { Credentials } from './address.ts';
import { isOutage, reasonOf, SilenceError, typeOf } from './outage.ts';
import { Patience } from './patience.ts';
import { positionText } from './position.ts';
import { eventAt } from './reading.ts';
import { refusal, type Store } from './store.ts';
import { storedEvent } from './storedEvent.ts';

/** Over the stream that all appends share, or by a call of its own. */
type Way = 'shared' | 'own';

/**
 * Credentials on the call itself, if only an empty pair that without TLS is not sent, make the client use Streams/Append,
 * one call an append. A user's own always go so: the client would write them out in its debug output if it had them for
 * the shared stream. Over TLS without a user there is no choice but that stream.
 */
const credentialsFor = ({ address }: Store, way: Way): { credentials?: Credentials } => {
  if (address.credentials) return { credentials: address.credentials };
  return way === 'shared' || address.secure ? {} : { credentials: { username: '', password: '' } };
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

const deleted = ({ address }: Store, stream: string): string =>
  `${stream} was deleted in the event store at ${address.hosts}, which Lis never does. Restore a backup.`;

/** What the server answered: where the events stand, or the revision at which it found the stream instead. */
const offered = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
  way: Way,
): Promise<Appended | { readonly found: number }> => {
  try {
    const { attemptMs } = store.timing;
    const answer = store.client.appendToStream(stream, events.map(storedEvent), {
      expectedRevision: head.revision === -1 ? 'no_stream' : BigInt(head.revision),
      requiresLeader: true,
      deadline: attemptMs,
      ...credentialsFor(store, way),
    });
    const { position } = await within(attemptMs + 500, answer);
    // Measured: only of events that were deleted since does the server say "ok" without telling where they stand.
    if (!position) throw new UnusableLogError(deleted(store, stream));
    return { revision: head.revision + events.length, position: positionText(position) };
  } catch (error) {
    if (typeOf(error) !== 'wrong-expected-version') throw error;
    const { actualVersion } = error as { actualVersion?: bigint | 'no_stream' };
    return { found: typeof actualVersion === 'bigint' ? Number(actualVersion) : -1 };
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

/** One try. After a conflict it looks whether these very events stand there: the first try may have written them. */
const attempt = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
  way: Way,
): Promise<Appended> => {
  await checkHead(store, stream, head);
  const answer = await offered(store, stream, head, events, way);
  const { hash } = events.at(-1)!;
  if (!('found' in answer)) {
    store.heads.see(stream, { revision: answer.revision, hash });
    return answer;
  }
  const revision = head.revision + events.length;
  const standing = await eventAt(store, stream, revision);
  if (standing?.hash === hash) return { revision, position: standing.position };
  // Measured: while the same append is under way elsewhere the server refuses with the very revision we asked for, or
  // with one that cannot be read yet.
  if (answer.found === head.revision || (standing === undefined && answer.found >= revision))
    throw new SilenceError('another append at the same place is under way');
  throw new VersionConflictError(stream, head.revision, answer.found);
};

const final = (store: Store, error: unknown): unknown => {
  if (typeOf(error) !== 'maximum-append-size-exceeded') return refusal(store, error);
  return new AppendRefusedError(
    `The event store takes less in one append than Lis allows: set its MaxAppendSize to 1 MiB or more.`,
  );
};

/**
 * Appends, and after an unknown outcome again: the same events at the same head, which the server writes once. Again is
 * always by a call of its own, for which the client finds another leader, or node, by itself.
 */
export const appendTo = async (
  store: Store,
  stream: string,
  head: StreamHead,
  events: readonly SealedEvent[],
): Promise<Appended> => {
  const patience = new Patience(store.timing.appendMs, store.timing.backoffMs, store.closing);
  for (;;) {
    try {
      return await attempt(
        store,
        stream,
        head,
        events,
        store.leaveSharedStream && patience.failures === 0 ? 'shared' : 'own',
      );
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
