import { Agent, type Dispatcher } from 'undici';
import { type Reach, urlFault } from './address.ts';
import { guardedLookup, type Resolve } from './guardedLookup.ts';

/** What a receiver answered. */
export interface Answered {
  readonly status: number;
  /** The beginning of the body, as text. */
  readonly body: string;
  /** Milliseconds that it asked to be left alone for. */
  readonly retryAfter?: number;
}

/** Why there is no answer. It says nothing of what is behind a name, so that nobody learns of it by asking Lis. */
export interface Unanswered {
  readonly failure: 'refused' | 'timeout' | 'unreachable';
}

export type Reply = Answered | Unanswered;

/** Of one post. */
export interface PostOptions {
  /** Whose connections it uses: nobody waits for a receiver that is slow to others, though both are on one host. */
  readonly line: string;
  /** Breaks it off. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for all of it, where that is less than usual. */
  readonly within?: number | undefined;
}

export interface Sender {
  /** Never rejects. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string, options: PostOptions): Promise<Reply>;
  close(): Promise<void>;
}

export interface SenderOptions extends Reach {
  readonly resolve?: Resolve;
  /** Milliseconds for all of one post: connecting, headers and body. */
  readonly deadline?: number;
  readonly connectWithin?: number;
  readonly now?: () => number;
}

/** Each has connections of its own, while it has some. */
const mostAgents = 2_000;

const mostHeaders = 16_384;
const mostReply = 4_096;
const longestRetryAfter = 86_400_000;

/** Milliseconds, from seconds or from a date (RFC 9110, section 10.2.3). */
const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(longestRetryAfter, Math.max(0, wait));
};

const firstOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** Reads no more than it keeps: whoever sends on for ever is hung up on. */
const beginningOf = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= mostReply) break;
  }
  const text = Buffer.concat(chunks).subarray(0, mostReply).toString('utf8');
  return text.replace(/(?![\n\t])\p{Cc}/gu, '');
};

/** A name that leads inside fails as one that leads nowhere: else whoever asks would learn which names there are inside. */
const failureOf = (error: unknown, isLate: boolean): Unanswered => {
  const { code } = error as { code?: string };
  const timedOut = isLate || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT';
  return { failure: timedOut ? 'timeout' : 'unreachable' };
};

/**
 * Posts to addresses that strangers gave. The address is checked in the URL and again in every answer of the resolver, at the
 * moment of connecting. Redirects are answers like any other, replies are not decompressed, and of none more is read than is
 * kept.
 */
export const createSender = ({
  allowLoopback,
  resolve,
  deadline = 15_000,
  connectWithin = 5_000,
  now = Date.now,
}: SenderOptions): Sender => {
  const reach = { allowLoopback };
  const newAgent = () =>
    new Agent({
      connect: { lookup: guardedLookup(reach, resolve), timeout: connectWithin, minVersion: 'TLSv1.2' } as never,
      maxHeaderSize: mostHeaders,
      headersTimeout: deadline,
      bodyTimeout: deadline,
      keepAliveTimeout: 30_000,
      // A name that moved is looked up again.
      keepAliveMaxTimeout: 120_000,
      connections: 50,
      pipelining: 1,
    });
  const agents = new Map<string, Agent>();
  /** The one that was not used for longest goes, once what is under way on it is over. */
  const agentOf = (line: string): Agent => {
    const agent = agents.get(line) ?? newAgent();
    agents.delete(line);
    agents.set(line, agent);
    if (agents.size > mostAgents) {
      const [oldest, old] = agents.entries().next().value!;
      agents.delete(oldest);
      void old.close();
    }
    return agent;
  };

  const answered = async (
    agent: Agent,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<Answered> => {
    const response = await agent.request({
      ...{ origin: new URL(url).origin, path: new URL(url).pathname + new URL(url).search },
      ...{ method: 'POST', headers, body, signal },
    });
    const text = await beginningOf(response.body);
    const retryAfter = retryAfterOf(firstOf(response.headers['retry-after']), now());
    return { status: response.statusCode, body: text, ...(retryAfter !== undefined && { retryAfter }) };
  };

  /** What is posted to is the same again and again. */
  const faults = new Map<string, string | undefined>();
  const faultOf = (url: string): string | undefined => {
    if (!faults.has(url)) {
      if (faults.size >= 1_000) faults.clear();
      faults.set(url, urlFault(url, reach));
    }
    return faults.get(url);
  };

  return {
    post: async (url, headers, body, { line, signal, within = deadline }) => {
      if (faultOf(url) !== undefined) return { failure: 'refused' };
      const ending = new AbortController();
      const end = () => ending.abort();
      const timer = setTimeout(end, Math.min(within, deadline));
      signal?.addEventListener('abort', end, { once: true });
      if (signal?.aborted) end();
      try {
        return await answered(agentOf(line), url, headers, body, ending.signal);
      } catch (error) {
        return failureOf(error, ending.signal.aborted);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      }
    },
    close: async () => void (await Promise.all([...agents.values()].map(agent => agent.destroy()))),
  };
};
