import type { ParsedDocket } from './docket.ts';
import type { Source } from './source.ts';

/** One kind of file that courts or trackers publish. */
export interface Format {
  /** In snake_case, as `lis parse` prints it. */
  readonly name: string;
  /** Looks at as little as it can. Asked in the order of the list: the surest sign first. */
  readonly recognises: (source: Source) => boolean;
  /** The dockets that it shows; none of a known page that is no docket. */
  readonly read: (source: Source) => readonly ParsedDocket[] | Promise<readonly ParsedDocket[]>;
}
