/** No webhook of that id, or one that somebody else made. */
export class UnknownEndpointError extends Error {
  readonly code = 'unknown_endpoint';
  constructor(id: string) {
    super(`There is no webhook ${JSON.stringify(id)}.`);
  }
}

/** So many replays are not over that there can be no further one. */
export class TooManyReplaysError extends Error {
  readonly code = 'too_many_replays';
  constructor(id: string, open: number) {
    super(`${id} has ${open} replays that are not over: wait for one of them.`);
  }
}

/** A position of which a webhook was sent nothing. */
export class UnsentPositionError extends Error {
  readonly code = 'unknown_position';
  constructor(id: string, position: string) {
    super(`Nothing of the position ${JSON.stringify(position)} was sent to ${id}: its deliveries name what was.`);
  }
}
