import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseOf } from '../log/streamCache.ts';
import { type CaseReader, versionOf } from '../views/askCase.ts';
import type { Message } from './deliveryRecords.ts';
import { digestOf, importCompleted } from './gatheredMessages.ts';
import { MessageWriter } from './message.ts';
import { noticeOf } from './notices.ts';

interface ScribeParts {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly home: () => string;
}

interface Written {
  /** Of its case: what is told of an action depends on what is sealed since. */
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

  async #single({ position, stream, revision }: Message): Promise<string | undefined> {
    const { reader } = this.#parts;
    const caseId = caseOf(stream);
    if (caseId === undefined) {
      const event = (await reader.streams.read(stream))[revision]!;
      return JSON.stringify(noticeOf(event, this.#parts.home()));
    }
    const version = await versionOf(reader, caseId);
    const before = this.#written.get(position);
    if (before?.version === version) return before.body;
    const body = this.#told(stream, revision);
    this.#written.delete(position);
    this.#written.set(position, { version, body });
    if (this.#written.size > mostKept) this.#written.delete(this.#written.keys().next().value!);
    return body;
  }

  async #told(stream: string, revision: number): Promise<string | undefined> {
    const { reader, home } = this.#parts;
    const event = (await reader.streams.read(stream))[revision]!;
    return this.#messages.write(event, home());
  }
}
