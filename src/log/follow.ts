import type { RecordedEvent } from '../../events/event.ts';

type Batch = readonly RecordedEvent[];

/** Wakes whoever waits for the log to grow. */
export class Pulse {
  #beats = 0;
  #waiting: (() => void)[] = [];

  get beats(): number {
    return this.#beats;
  }

  beat(): void {
    this.#beats += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves once there were more than `beats` beats: at once, where one came since `beats` was read. */
  beyond(beats: number): Promise<void> {
    if (this.#beats > beats) return Promise.resolve();
    return new Promise(resolve => this.#waiting.push(resolve));
  }
}

/** Pages through the log with `batchAfter`: to its end, or with `live` on and on until its signal aborts. */
export async function* follow(
  batchAfter: (after: string | undefined) => Promise<Batch>,
  after: string | undefined,
  live?: { readonly pulse: Pulse; readonly signal: AbortSignal },
): AsyncGenerator<Batch> {
  let position = after;
  const wake = () => live?.pulse.beat();
  live?.signal.addEventListener('abort', wake, { once: true });
  try {
    while (!live?.signal.aborted) {
      const beats = live?.pulse.beats ?? 0;
      const batch = await batchAfter(position);
      if (batch.length > 0) {
        position = batch.at(-1)!.position;
        yield batch;
      } else if (live) await live.pulse.beyond(beats);
      else return;
    }
  } finally {
    live?.signal.removeEventListener('abort', wake);
  }
}
