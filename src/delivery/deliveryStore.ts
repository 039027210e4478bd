import Database from 'better-sqlite3';
import { Pulse } from '../log/follow.ts';
import { type GroupCommit, groupCommit } from '../log/groupCommit.ts';
import { type Attempt, type Cursor, type Outcome, succeeded, type Waiting } from './deliveryRecords.ts';
import { deliveryQueries, layDeliveriesOut } from './deliverySchema.ts';
import type { Mark } from './sameLog.ts';

/**
 * Where deliveries stand: a cursor for each lane, what waits for it behind that, and what was tried. Unlike the views it
 * cannot be made again from the log. Commits are on disk, and shared by all who finish in one turn of the event loop.
 */
export class DeliveryStore {
  readonly #db: Database.Database;
  readonly #sql: ReturnType<typeof deliveryQueries>;
  readonly #commits: GroupCommit;
  readonly #pulses = new Map<string, Pulse>();

  /** Rejects a file that another version of Lis laid out: DeliveriesFormatError. */
  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('fullfsync = ON');
    this.#db.pragma('secure_delete = ON');
    layDeliveriesOut(this.#db);
    this.#sql = deliveryQueries(this.#db);
    this.#commits = groupCommit(this.#db);
  }

  /** Beats when something of a lane may have become due. */
  pulseOf(lane: string): Pulse {
    const pulse = this.#pulses.get(lane) ?? new Pulse();
    this.#pulses.set(lane, pulse);
    return pulse;
  }

  /** Where a lane of an endpoint stands; it begins after `after`. */
  async begin(lane: string, endpoint: string, after: string | undefined): Promise<Cursor> {
    await this.#commits.submit(() => this.#sql.begin.run(lane, endpoint, after ?? null));
    return this.cursorOf(lane)!;
  }

  cursorOf(lane: string): Cursor | undefined {
    const row = this.#sql.cursor.get(lane);
    return (
      row && {
        position: row.position ?? undefined,
        failingSince: row.failingSince,
        isTold: row.told === 1,
        rested: row.rests === 1,
        isOver: row.over === 1,
      }
    );
  }

  /** Every endpoint that was ever begun and not forgotten. */
  endpoints(): readonly string[] {
    return this.#sql.endpoints.all();
  }

  /** Every lane, the endpoint that it is of, and how far it has come. */
  lanes(): readonly { readonly lane: string; readonly endpoint: string; readonly position: string | null }[] {
    return this.#sql.lanes.all();
  }

  lanesOf(endpoint: string): readonly string[] {
    return this.#sql.lanesOf.all(endpoint);
  }

  /** The last event that was seen; undefined where there was none. */
  mark(): Mark | undefined {
    return this.#sql.mark.get();
  }

  async setMark(mark: Mark): Promise<void> {
    await this.#commits.submit(() => this.#sql.setMark.run(mark));
  }

  /** Puts a lane back to a position, or to the start of the log. */
  async rewind(lane: string, position: string | undefined): Promise<void> {
    await this.#commits.submit(() => this.#sql.rewind.run(position ?? null, lane));
  }

  /** Forgets what receivers answered to what they were told of a case: some say again what they got. */
  async silence(caseId: string): Promise<void> {
    await this.#commits.submit(() => this.#sql.silence.run(caseId));
  }

  /** Notes that an endpoint is disabled. */
  async rest(endpoint: string): Promise<void> {
    await this.#commits.submit(() => this.#sql.rest.run(endpoint));
  }

  /** Notes that a lane has delivered all that it was for. */
  async end(lane: string): Promise<void> {
    await this.#commits.submit(() => this.#sql.end.run(lane));
  }

  /** Notes that somebody was told that every attempt fails. */
  async told(lane: string): Promise<void> {
    await this.#commits.submit(() => this.#sql.tell.run(lane));
  }

  /** Keeps an attempt that is no lane's, as a ping is. */
  async note(attempt: Attempt): Promise<void> {
    await this.#commits.submit(() => this.#sql.attempted.run(attempt));
  }

  /** Resolves once it is on disk. Those that are given one after the other get there in that order. */
  async record({ lane, attempt, waiting, queued, settled, next, cursor }: Outcome): Promise<void> {
    const sql = this.#sql;
    await this.#commits.submit(() => {
      if (attempt) {
        sql.attempted.run(attempt);
        succeeded(attempt) ? sql.works.run(lane) : sql.fails.run(attempt.at, lane);
      }
      if (settled !== undefined) sql.settle.run(lane, settled);
      if (waiting) sql.wait.run(waiting);
      if (queued) sql.wait.run({ ...queued, dueAt: this.holds(lane, queued.track) ? null : queued.dueAt });
      if (next) sql.next.run(next.dueAt, lane, next.track);
      if (cursor !== undefined) sql.move.run(cursor, lane);
    });
    if (waiting || queued || next) this.pulseOf(lane).beat();
  }

  /** Whether something of a track waits in a lane. */
  holds(lane: string, track: string): boolean {
    return this.#sql.holds.get(lane, track) !== undefined;
  }

  /** Whether a message waits: it was tried before the process ended. */
  waits(lane: string, position: string): boolean {
    return this.#sql.waits.get(lane, position) !== undefined;
  }

  due(lane: string, now: number, most: number): readonly Waiting[] {
    return this.#sql.due.all(lane, now, most);
  }

  /** When the next of a lane is due after a moment; undefined where none is. */
  nextDue(lane: string, after = 0): number | undefined {
    return this.#sql.nextDue.get(lane, after) ?? undefined;
  }

  /** How many messages wait for an endpoint, in all its lanes. */
  waitingFor(endpoint: string): number {
    return this.#sql.count.get(endpoint)!;
  }

  /** What holds back others until somebody looks: it failed as often as it is tried. */
  held(endpoint: string, most: number): readonly Waiting[] {
    return this.#sql.held.all(endpoint, most);
  }

  /**
   * A receiver answers again: what waits for its next attempt gets one now, and once only until the schedule has its own,
   * so that what fails whatever else succeeds is not sent again and again.
   */
  async bringForward(lane: string, now: number): Promise<void> {
    await this.#commits.submit(() => this.#sql.bringForward.run({ lane, now }));
    this.pulseOf(lane).beat();
  }

  /**
   * Somebody looked: of each track the first is due now, with all its attempts before it, but where the receiver asked for
   * time.
   */
  async beginAgain(lane: string, now: number): Promise<void> {
    await this.#commits.submit(() => this.#sql.beginAgain.run({ lane, now }));
    this.pulseOf(lane).beat();
  }

  /** An endpoint is enabled again: what waits is due, and what failed before does not count. */
  async wake(lane: string, now: number): Promise<void> {
    await this.#commits.submit(() => {
      this.#sql.beginAgain.run({ lane, now });
      this.#sql.wake.run(lane);
    });
    this.pulseOf(lane).beat();
  }

  /**
   * A message is due now, with all its attempts before it: also one that was delivered, or given up, which then holds
   * nobody up. Says whether anything of that position was ever sent, or waits.
   */
  async retry(endpoint: string, position: string, now: number): Promise<boolean> {
    const sql = this.#sql;
    const lanes = await this.#commits.submit(() => {
      const waiting = sql.lanesWaiting.all(endpoint, position);
      for (const lane of waiting) sql.retry.run({ lane, position, now });
      if (waiting.length > 0) return waiting;
      const attempt = sql.lastAttempt.get(endpoint, position);
      if (!attempt) return [];
      const again = { lane: endpoint, track: `again ${position}`, attempts: 0, early: 0 };
      sql.wait.run({ ...attempt, ...again, dueAt: now, scheduledAt: null, notBefore: 0 });
      return [endpoint];
    });
    for (const lane of lanes) this.pulseOf(lane).beat();
    return lanes.length > 0;
  }

  /** The last attempts, the newest first; `before` is the number of one. */
  attempts(endpoint: string, most: number, before = Number.MAX_SAFE_INTEGER): readonly (Attempt & { key: number })[] {
    return this.#sql.attempts.all(endpoint, before, most);
  }

  /** All attempts, the newest first. */
  *everyAttempt(endpoint: string): Generator<Attempt> {
    let before: number | undefined;
    for (;;) {
      const page = this.attempts(endpoint, 1_000, before);
      yield* page;
      if (page.length === 0) return;
      before = page.at(-1)!.key;
    }
  }

  /** Forgets attempts before a moment, a part of them at a time; says how many. */
  async forgetBefore(moment: number, most: number): Promise<number> {
    const { changes } = await this.#commits.submit(() => this.#sql.forgetBefore.run(moment, most));
    return changes;
  }

  async forget(endpoint: string): Promise<void> {
    await this.#commits.submit(() => {
      for (const lane of this.lanesOf(endpoint)) this.#pulses.delete(lane);
      for (const statement of this.#sql.forget) statement.run(endpoint);
    });
  }

  close(): void {
    this.#commits.flush();
    this.#db.close();
  }
}
