import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseOf } from '../log/streamCache.ts';
import { type CaseReader, versionOf } from '../views/askCase.ts';
import type { Message } from './deliveryRecords.ts';
import { digestOf, importCompleted } from './gatheredMessages.ts';
import { MessageWriter, quarterOf } from './message.ts';
import { noticeOf } from './notices.ts';
import { eventAt } from './sameLog.ts';

interface ScribeParts {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly home: () => string;
}

interface Written {
  /** Of its case, and of the day: what is told of an action depends on what is sealed since, and on what today is. */
  readonly version: string;
  readonly body: Promise<string | undefined>;
}

/** Bodies kept for the other endpoints that get them too. */
const mostKept = 500;

/** Writes the bodies of messages: that of an action once for all who get it, as long as its case stays as it is. */
export class Scribe {
  readonly #parts: ScribeParts;
  readonly #written = new Map<string, Written>();
  readonly #messages: MessageWriter;

  constructor(parts: ScribeParts) {
    this.#parts = parts;
    this.#messages = new MessageWriter(parts.reader);
  }

  /** Undefined where there is nothing to tell, as of what is under seal. */
  async write(message: Message, isWanted: (event: RecordedEvent) => Promise<boolean>): Promise<string | undefined> {
    const { log, reader, home } = this.#parts;
    if (message.first === null) return this.#single(message);
    const parts = { log, reader, home: home(), isWanted };
    const told = await (message.type === 'digest' ? digestOf(parts, message) : importCompleted(parts, message));
    return told && JSON.stringify(told);
  }

  async #single(message: Message): Promise<string | undefined> {
    const { reader } = this.#parts;
    const caseId = caseOf(message.stream);
    if (caseId === undefined) {
      const event = await eventAt(reader.streams, message);
      return event && JSON.stringify(noticeOf(event, this.#parts.home()));
    }
    const { eventId } = message;
    const version = `${await versionOf(reader, caseId)} ${quarterOf(reader.now())}`;
    const before = this.#written.get(eventId);
    if (before?.version === version) return before.body;
    const body = this.#told(message);
    const written = { version, body };
    this.#written.delete(eventId);
    this.#written.set(eventId, written);
    if (this.#written.size > mostKept) this.#written.delete(this.#written.keys().next().value!);
    // What could not be read once may be read the next time.
    body.catch(() => this.#written.get(eventId) === written && this.#written.delete(eventId));
    return body;
  }

  async #told(message: Message): Promise<string | undefined> {
    const { reader, home } = this.#parts;
    const event = await eventAt(reader.streams, message);
    return event && this.#messages.write(event, home());
  }
}
