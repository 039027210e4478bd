import { once } from 'node:events';
import type { Request, Response } from 'express';

/** Both in milliseconds. */
export interface Pace {
  /** How often a stream says that it still lives, so that nobody between the two ends takes it for dead. */
  readonly heartbeat: number;
  /** How long a reader may take nothing of what waits for it before it is let go. */
  readonly patience: number;
}

export const usualPace: Pace = { heartbeat: 15_000, patience: 60_000 };

/** Aborts once nobody reads the answer any more; who takes nothing for too long is let go. */
export const readingOf = (response: Response, { patience }: Pace): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => gone.abort()).setTimeout(patience, () => response.destroy());
  if (response.destroyed) gone.abort();
  return gone.signal;
};

/** Resolves once the reader has taken what waits for it, or is gone. */
export const taken = async (response: Response, reading: AbortSignal): Promise<void> => {
  await once(response, 'drain', { signal: reading }).catch(error => {
    if (!reading.aborted) throw error;
  });
};

/** Whether the reader takes pieces as fast as they are handed on; where not, wait until they are taken: no more than one waits in memory. */
export const keepsUp = (response: Response, piece: string | Buffer, reading: AbortSignal): boolean =>
  reading.aborted || response.destroyed || response.write(piece);

/**
 * Sends text piece by piece, at the reader's pace. What fails before the first piece is answered as any request is; later
 * the connection breaks, so that no part passes for the whole.
 */
export const sendPieces = async (
  request: Request,
  response: Response,
  pieces: AsyncGenerator<string> | Generator<string>,
  pace: Pace = usualPace,
): Promise<void> => {
  const reading = readingOf(response, pace);
  const first = await pieces.next();
  if (request.method === 'HEAD') await pieces.return(undefined);
  else
    try {
      if (!first.done && !keepsUp(response, first.value, reading)) await taken(response, reading);
      for await (const piece of pieces) {
        if (!keepsUp(response, piece, reading)) await taken(response, reading);
        if (reading.aborted) return;
      }
    } catch (error) {
      request.log.error({ err: error }, 'an answer broke off');
      response.destroy();
      return;
    }
  response.end();
};
