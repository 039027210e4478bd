import { ownerOf } from '../log/dataFolder.ts';

/** The server that owns the data folder said no; `code` and the words are its own. */
export class ServerRefusedError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly headers: Headers;
  readonly body: unknown;
}

/** The server that owns a data folder, as the processes of its own user reach it. */
export interface OwnServer {
  /** Rejects with ServerRefusedError. */
  ask(asked: Asked): Promise<Answered>;
}

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** Undefined where no server owns the folder, or not one of this user's. */
export const ownServerOf = (folder: string): OwnServer | undefined => {
  const { url, token } = ownerOf(folder) ?? {};
  if (url === undefined || token === undefined) return undefined;
  return {
    ask: async ({ method, path, body, headers = {} }) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return { headers: response.headers, body: answer };
      const { code = 'refused', title, detail } = answer as ProblemBody;
      throw new ServerRefusedError(code, detail ?? title ?? `The server answered ${response.status}.`);
    },
  };
};
