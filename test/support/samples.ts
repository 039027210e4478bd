import { readdirSync, readFileSync } from 'node:fs';
import type { Action } from '../../events/action.ts';

/** A case that ships with Lis. Its actions are as they are submitted, in the order of legal events. */
export interface SampleFile {
  readonly id: string;
  readonly title: string;
  readonly dockets: readonly {
    readonly court: string;
    readonly docketNumber: string;
    readonly pacerIds?: readonly string[];
    readonly spellings: readonly string[];
  }[];
  readonly actions: readonly (Action & { readonly id: string })[];
}

const folder = new URL('../../samples/', import.meta.url);

export const sampleFiles = (): readonly SampleFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SampleFile);
