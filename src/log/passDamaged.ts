import type { RecordedEvent } from '../../events/event.ts';
import { DamagedEventError } from './damagedEventError.ts';

type Batch = readonly RecordedEvent[];

/** The batches that `read` gives after a position; each damaged event among them is told and passed over. */
export async function* passDamaged(
  read: (after: string | undefined) => AsyncIterable<Batch>,
  after: string | undefined,
  onDamaged: (error: DamagedEventError) => void,
): AsyncGenerator<Batch> {
  let from = after;
  for (;;) {
    try {
      yield* read(from);
      return;
    } catch (error) {
      if (!(error instanceof DamagedEventError)) throw error;
      onDamaged(error);
      from = error.position;
    }
  }
}
