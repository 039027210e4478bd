import { SilenceError } from './outage.ts';

const most = 500;

/** What we need of the client's streams. */
interface Messages<T> extends AsyncIterable<T> {
  readonly readableLength: number;
  destroy(error?: Error): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

interface Options {
  /** What ends the call at the server: destroying the client's stream does not. */
  readonly cancel: () => Promise<void>;
  /** Gives what is there as soon as nothing more is buffered, for those who follow live. */
  readonly eager?: boolean;
  /** How long the server may say nothing while we wait for it. */
  readonly silenceMs?: number;
}

/** The messages of one of the client's streams in batches. However it ends, the call is cancelled and nothing is thrown later. */
export async function* batches<T>(stream: Messages<T>, options: Options): AsyncGenerator<readonly T[]> {
  const { cancel, eager = false, silenceMs } = options;
  let waiting = true;
  const watch = silenceMs
    ? setTimeout(
        () => (waiting ? stream.destroy(new SilenceError(`no answer for ${silenceMs} ms`)) : watch?.refresh()),
        silenceMs,
      )
    : undefined;
  // The client emits errors on streams that nobody reads any more; unheard they would end the process.
  stream.on('error', () => {});
  let batch: T[] = [];
  try {
    for await (const message of stream) {
      watch?.refresh();
      batch.push(message);
      if (batch.length < most && !(eager && stream.readableLength === 0)) continue;
      waiting = false;
      yield batch;
      waiting = true;
      watch?.refresh();
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    clearTimeout(watch);
    void cancel().catch(() => {});
  }
}
