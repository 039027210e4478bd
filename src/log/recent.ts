/** What is handed to followers of the log: something at a position, and about how many bytes it takes. */
export interface Positioned {
  readonly position: string;
  readonly bytes: number;
}

export interface Room {
  readonly items: number;
  readonly bytes: number;
}

/**
 * The last items of a log after `start`, without a gap, as far as there is room. `start` and `end` are positions; undefined
 * is the very beginning of the log.
 */
export class Recent<T extends Positioned> {
  #start: string | undefined;
  #end: string | undefined;
  #items: T[] = [];
  #bytes = 0;
  readonly #room: Room;
  readonly #compare: (a: string, b: string) => number;

  constructor(start: string | undefined, room: Room, compare: (a: string, b: string) => number) {
    this.#start = start;
    this.#end = start;
    this.#room = room;
    this.#compare = compare;
  }

  get end(): string | undefined {
    return this.#end;
  }

  /** Whether nothing after `position` is missing here. */
  holds(position: string | undefined): boolean {
    if (this.#start === undefined) return true;
    return position !== undefined && this.#compare(position, this.#start) >= 0;
  }

  /** The items after `position`, which must be held. */
  after(position: string | undefined): readonly T[] {
    if (position === undefined) return [...this.#items];
    let from = this.#items.length;
    while (from > 0 && this.#compare(this.#items[from - 1]!.position, position) > 0) from -= 1;
    return this.#items.slice(from);
  }

  add(items: readonly T[]): void {
    this.#items.push(...items);
    this.#end = items.at(-1)?.position ?? this.#end;
    this.#bytes += items.reduce((sum, { bytes }) => sum + bytes, 0);
    let over = 0;
    while (this.#items.length - over > this.#room.items || this.#bytes > this.#room.bytes) {
      this.#bytes -= this.#items[over]!.bytes;
      over += 1;
    }
    if (over > 0) this.#start = this.#items.splice(0, over).at(-1)!.position;
  }

  /** Whoever has not had what stands here reads it from the log. */
  forget(): void {
    this.#items = [];
    this.#bytes = 0;
    this.#start = this.#end;
  }
}
