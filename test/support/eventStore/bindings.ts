/** What the placeholders and absolute positions of the transcripts stand for in this run. */
export class Bindings {
  readonly #texts = new Map<string, string>();
  readonly #places = new Map<bigint, bigint>();

  /** The text a placeholder stands for; `actual` where it was not met before. */
  textFor(placeholder: string, actual: string): string {
    const known = this.#texts.get(placeholder) ?? actual;
    this.#texts.set(placeholder, known);
    return known;
  }

  /** Forgets `<uuid-N>`: they hold within one file. */
  nextFile(): void {
    this.#texts.clear();
  }

  bindPlace(recorded: string, actual: string): boolean {
    const known = this.#places.get(BigInt(recorded)) ?? BigInt(actual);
    this.#places.set(BigInt(recorded), known);
    return known === BigInt(actual);
  }

  /** Our position for a recorded one; one that was no record there becomes one that is none here. */
  placeFor(recorded: string): string {
    const wanted = BigInt(recorded);
    const known = this.#places.get(wanted);
    if (known !== undefined) return String(known);
    const below = [...this.#places].filter(([place]) => place < wanted).sort(([a], [b]) => Number(b - a))[0];
    return String((below?.[1] ?? 0n) + 1n);
  }

  /** Our positions in the order of the recorded ones. */
  places(): readonly bigint[] {
    return [...this.#places].sort(([a], [b]) => Number(a - b)).map(([, actual]) => actual);
  }
}
