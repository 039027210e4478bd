import { once } from 'node:events';
import type { RequestHandler } from 'express';

/** More files at once than Lis takes. */
class FilesTooLargeError extends Error {
  readonly code = 'body_too_large';
}

const megabyte = 1_024 * 1_024;

/** Beyond this nobody waits for the end of it. */
const mostAwaited = 1_024 * megabyte;

/**
 * Refuses what announces more bytes, once it was sent: browsers send all of a form before they read an answer, and one that comes earlier
 * they take for a broken connection.
 */
export const refusingLarger =
  (most: number): RequestHandler =>
  async (request, _response, next) => {
    const bytes = Number(request.headers['content-length'] ?? 0);
    if (bytes <= most) return next();
    if (bytes <= mostAwaited) {
      request.resume();
      await Promise.race([once(request, 'end'), once(request, 'close')]);
    }
    throw new FilesTooLargeError(
      `These files have ${Math.ceil(bytes / megabyte)} MB together, and Lis takes ${most / megabyte} MB at once: drop fewer, or use lis import.`,
    );
  };
