/**
 * What of the log is done with, where messages end in another order than they began: all up to `done` is. Positions are
 * opened in the order of the log.
 */
export class Ledger {
  #open: { readonly position: string; closed: boolean }[] = [];
  #done: string | undefined;
  #last: string | undefined;

  constructor(done: string | undefined) {
    this.#done = done;
    this.#last = done;
  }

  get done(): string | undefined {
    return this.#done;
  }

  /** The last that was opened. */
  get last(): string | undefined {
    return this.#last;
  }

  /** Opens a position; what is returned closes it. */
  open(position: string): () => void {
    const entry = { position, closed: false };
    this.#open.push(entry);
    this.#last = position;
    return () => {
      entry.closed = true;
      let end = 0;
      while (this.#open[end]?.closed) end += 1;
      if (end > 0) this.#done = this.#open.splice(0, end).at(-1)!.position;
    };
  }
}
