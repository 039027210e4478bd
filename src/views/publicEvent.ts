import type { RecordedEvent } from '../../events/event.ts';

/** An event as readers see it: as recorded, without the salt, which would undo what erasing does. */
export const publicEvent = ({
  salt: _salt,
  commandHash: _hash,
  commandId: _command,
  stream: _stream,
  ...event
}: RecordedEvent) => event;
