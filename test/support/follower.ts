/** One block of a stream of Server-Sent Events, as it came over the line. */
export interface Block {
  readonly id?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly comment?: string;
}

const fieldsOf = (text: string): Block =>
  Object.fromEntries(
    text.split('\n').map(line => {
      const colon = line.indexOf(':');
      const [name, value] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
      return [name === '' ? 'comment' : name, value];
    }),
  );

async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Block> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) yield fieldsOf(block);
  }
}

export interface Told {
  readonly id: string;
  readonly type: string;
  readonly caseId: string;
  readonly position: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Follows a stream as it comes over the line: what no client library shows, such as blocks without data, is seen too. */
export const follower = async (url: string, headers: Record<string, string> = {}) => {
  const ending = new AbortController();
  const response = await fetch(url, { headers, signal: ending.signal });
  const blocks = blocksOf(response.body as ReadableStream<Uint8Array>);
  const next = async (): Promise<Block | undefined> => {
    const { done, value } = await blocks.next();
    return done ? undefined : value;
  };
  return {
    response,
    /** The next block; undefined once the stream has ended. */
    next,
    /** The next `count` events. */
    events: async (count: number): Promise<readonly Told[]> => {
      const told: Told[] = [];
      while (told.length < count) {
        const block = await next();
        if (!block) throw new Error(`The stream ended after ${told.length} events of ${count}.`);
        if (block.data !== undefined) told.push(JSON.parse(block.data));
      }
      return told;
    },
    close: () => ending.abort(),
  };
};
