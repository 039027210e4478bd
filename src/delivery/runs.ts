interface Run {
  readonly ending: AbortController;
  readonly ended: Promise<void>;
}

/** Work that goes on until it is ended, each under a name: under one name the next begins once the one before is over. */
export class Runs {
  readonly #running = new Map<string, Run>();
  readonly #ending = new Map<string, Promise<void>>();

  has(name: string): boolean {
    return this.#running.has(name);
  }

  /** `work` never rejects. */
  begin(name: string, work: (signal: AbortSignal) => Promise<void>): void {
    const ending = new AbortController();
    const before = this.#ending.get(name) ?? Promise.resolve();
    const run: Run = { ending, ended: before.then(() => work(ending.signal)).then(() => this.#over(name, run)) };
    this.#running.set(name, run);
  }

  /** Resolves once nothing of that name is under way: until then what is begun under it waits, and nothing else does. */
  async end(name: string): Promise<void> {
    const run = this.#running.get(name);
    if (!run) return this.#ending.get(name);
    this.#running.delete(name);
    this.#ending.set(name, run.ended);
    run.ending.abort();
    await run.ended;
    if (this.#ending.get(name) === run.ended) this.#ending.delete(name);
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#running.keys(), ...this.#ending.keys()].map(name => this.end(name)));
  }

  /** It ended by itself. */
  #over(name: string, run: Run): void {
    if (this.#running.get(name) === run) this.#running.delete(name);
  }
}
