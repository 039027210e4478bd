import { today } from '../../events/courts.ts';
import { type CaseQuery, type CaseReader, stateBefore, versionOf } from '../views/askCase.ts';
import { type Rendered, render } from './sendJson.ts';

interface Kept extends Rendered {
  readonly asOf: string;
  readonly court: string | undefined;
  /** The last minute in which `asOf` was seen to be today: days turn on whole minutes, and zones are slow to ask. */
  seenIn: number;
}

const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000);

/** Bytes of answers kept in memory. */
const capacity = 64_000_000;

/**
 * States of cases as they are sent. The log is asked for news at every request, so an answer is never stale; one asked
 * for again where there are none, and on the same day, is sent as it was rendered.
 */
export class StateAnswers {
  readonly #reader: CaseReader;
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  constructor(reader: CaseReader) {
    this.#reader = reader;
  }

  async get(caseId: string, query: CaseQuery): Promise<Rendered> {
    const version = await versionOf(this.#reader, caseId);
    const { asOf, docketedBy, at, knownAt } = query;
    const key = JSON.stringify([caseId, version, asOf, docketedBy, at, knownAt]);
    const kept = this.#kept.get(key);
    if (kept && (asOf !== undefined || this.#isToday(kept))) return kept;
    const seenIn = minuteOf(this.#reader.now());
    const { state, court } = await stateBefore(this.#reader, caseId, query);
    const answer = { ...render(state, state.revision), asOf: state.asOf, court, seenIn };
    this.#keep(key, answer);
    return answer;
  }

  #isToday(kept: Kept): boolean {
    const now = this.#reader.now();
    const minute = minuteOf(now);
    if (kept.seenIn === minute) return true;
    if (kept.asOf !== today(kept.court, now)) return false;
    kept.seenIn = minute;
    return true;
  }

  #keep(key: string, answer: Kept): void {
    this.#size += answer.body.length - (this.#kept.get(key)?.body.length ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    for (const [oldest, { body }] of this.#kept) {
      if (this.#size <= capacity) return;
      this.#kept.delete(oldest);
      this.#size -= body.length;
    }
  }
}
