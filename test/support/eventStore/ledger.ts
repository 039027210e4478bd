/** What one node of EventStoreDB 23.10.8 holds, and its rules for writing (research/event-store.md section 5). */
export interface Entry {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly created: Date;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type Proposal = Pick<Entry, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

/** -1 is "no stream"; 'any' and 'exists' are what Lis never sends. */
export type Expected = bigint | 'any' | 'exists';

export type Outcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint | undefined }
  | { readonly kind: 'conflict'; readonly actual: bigint }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'tooLarge' };

interface Stream {
  readonly entries: Entry[];
  /** Events before this revision are hidden: by a soft delete, or by $maxCount. */
  hidden: bigint;
  softDeleted: boolean;
  tombstoned: boolean;
}

export const maxAppendSize = 1_048_576;

/** What a soft delete and a tombstone leave in $all: the highest revision there is. */
const lastRevision = 9_223_372_036_854_775_807n;

const bytes = (text: string) => new TextEncoder().encode(text);

const sizeOf = (proposals: readonly Proposal[]) => proposals.reduce((sum, { data }) => sum + data.length, 0);

export class Ledger {
  readonly all: Entry[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #listeners = new Set<() => void>();
  #end = 544n;

  constructor() {
    const acl = '{"$maxAge":2592000,"$acl":{"$r":"$ops","$w":[],"$d":[],"$mr":[],"$mw":[]}}';
    this.#write('$$$scavenges', [
      {
        id: crypto.randomUUID(),
        type: '$metadata',
        contentType: 'application/json',
        data: bytes(acl),
        metadata: bytes(''),
      },
    ]);
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  isTombstoned(name: string): boolean {
    return this.#streams.get(name)?.tombstoned ?? false;
  }

  /** The readable events of a stream, undefined where it never existed or was deleted. */
  stream(name: string): readonly Entry[] | undefined {
    const stream = this.#streams.get(name);
    if (stream === undefined || stream.entries.length === 0) return undefined;
    const visible = stream.entries.filter(({ revision }) => revision >= stream.hidden);
    return stream.softDeleted && visible.length === 0 ? undefined : visible;
  }

  append(name: string, expected: Expected, proposals: readonly Proposal[]): Outcome {
    const stream = this.#streams.get(name);
    if (stream?.tombstoned) return { kind: 'deleted' };
    if (sizeOf(proposals) > maxAppendSize) return { kind: 'tooLarge' };
    const entries = stream?.entries ?? [];
    const actual = BigInt(entries.length) - 1n;
    if (expected === 'exists' && actual === -1n) return { kind: 'conflict', actual };
    if (expected === 'exists' && stream?.softDeleted) return { kind: 'deleted' };
    if (proposals.length === 0) return this.#nothing(actual);
    const from = this.#standingFrom(entries, expected, proposals[0]!.id);
    if (from !== undefined && from < entries.length) return this.#repetition(stream!, from, expected, proposals);
    if (typeof expected === 'bigint' && expected !== actual) return { kind: 'conflict', actual };
    return this.#write(name, proposals);
  }

  /** Where the same ids would stand if these events were a repetition. Only ids are compared, never bodies. */
  #standingFrom(entries: readonly Entry[], expected: Expected, firstId: string): number | undefined {
    if (typeof expected === 'bigint') return Number(expected) + 1;
    const found = entries.findLastIndex(({ id }) => id === firstId);
    return found === -1 ? undefined : found;
  }

  #repetition(stream: Stream, from: number, expected: Expected, proposals: readonly Proposal[]): Outcome {
    const standing = stream.entries.slice(from, from + proposals.length);
    if (standing.length === proposals.length && standing.every(({ id }, i) => id === proposals[i]!.id)) {
      const last = standing.at(-1)!;
      // Measured: of events that a soft delete hides the server says "ok" without a position.
      return { kind: 'written', revision: last.revision, position: stream.softDeleted ? undefined : last.position };
    }
    const last = stream.entries.at(-1)!;
    if (expected === -1n && stream.softDeleted && stream.hidden > last.revision)
      return this.#write(last.stream, proposals);
    return { kind: 'conflict', actual: last.revision };
  }

  /** An append of nothing is "ok", moves the log on and writes nothing. */
  #nothing(actual: bigint): Outcome {
    const position = this.#end;
    this.#end += 100n;
    return { kind: 'written', revision: actual, position };
  }

  #write(name: string, proposals: readonly Proposal[]): Outcome & { kind: 'written' } {
    const stream = this.#streams.get(name) ?? { entries: [], hidden: 0n, softDeleted: false, tombstoned: false };
    this.#streams.set(name, stream);
    for (const proposal of proposals) {
      const revision = BigInt(stream.entries.length);
      const entry = { ...proposal, stream: name, revision, position: this.#end, created: new Date() };
      this.#end += 100n + BigInt(proposal.data.length + proposal.metadata.length);
      stream.entries.push(entry);
      this.all.push(entry);
    }
    if (name.startsWith('$$')) this.#applyMetadata(name.slice(2), proposals.at(-1)!.data);
    const last = stream.entries.at(-1)!;
    for (const listener of this.#listeners) listener();
    return { kind: 'written', revision: last.revision, position: last.position };
  }

  #applyMetadata(name: string, data: Uint8Array): void {
    const stream = this.#streams.get(name);
    const { $maxCount } = JSON.parse(new TextDecoder().decode(data)) as { $maxCount?: number };
    if (stream && $maxCount !== undefined) stream.hidden = BigInt(Math.max(0, stream.entries.length - $maxCount));
  }

  /** A soft delete hides what stands and lets the stream go on; a tombstone ends it. */
  delete(name: string, expected: Expected, forGood: boolean): Outcome {
    const stream = this.#streams.get(name);
    if (stream?.tombstoned) return { kind: 'deleted' };
    const actual = BigInt(stream?.entries.length ?? 0) - 1n;
    if (typeof expected === 'bigint' ? expected !== actual : !forGood && actual === -1n)
      return { kind: 'conflict', actual };
    const deleted = stream ?? { entries: [], hidden: 0n, softDeleted: false, tombstoned: false };
    this.#streams.set(name, deleted);
    deleted.hidden = actual + 1n;
    deleted.softDeleted = !forGood;
    deleted.tombstoned = forGood;
    return this.#mark(name);
  }

  #mark(name: string): Outcome {
    const position = this.#end;
    this.#end += 110n;
    const mark = {
      id: crypto.randomUUID(),
      type: '$streamDeleted',
      contentType: 'application/json',
      data: bytes('{}'),
      metadata: bytes(''),
    };
    this.all.push({ ...mark, stream: name, revision: lastRevision, position, created: new Date() });
    for (const listener of this.#listeners) listener();
    return { kind: 'written', revision: lastRevision, position };
  }
}
