/** The address cannot be had; the message says why, and what to name instead. */
export class CannotListenError extends Error {
  readonly code = 'cannot_listen';
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const why = {
      EADDRINUSE: 'another program listens there already. Name another port, such as --port 0, which takes a free one',
      EACCES: 'this user may not. Name a port above 1023',
    }[cause.code ?? ''];
    super(`Lis cannot listen at ${host}:${port}: ${why ?? cause.message}.`, { cause });
  }
}
