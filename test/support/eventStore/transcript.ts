import { readFileSync } from 'node:fs';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface RecordedCall {
  readonly rpc: string;
  /** Absent where the call is told in another file. */
  readonly log?: readonly { readonly client?: JsonObject | string; readonly server?: JsonObject | string }[];
  readonly status: { readonly code: number; readonly details?: string };
  readonly trailersOnly?: boolean;
  readonly trailers?: Readonly<Record<string, string>>;
}

export interface Transcript {
  readonly scenario: string;
  readonly rpcs: readonly RecordedCall[];
}

const folder = new URL('../../fixtures/eventstore-transcripts/', import.meta.url);

export const transcript = (file: string): Transcript => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
