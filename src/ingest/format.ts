import type { ParsedDocket } from './docket.ts';
import type { Source } from './source.ts';

/** A piece of a file or of a docket that was not recorded, where it stood, and why. */
export interface Refused {
  readonly where: string;
  readonly reason: string;
}

/** One kind of file that courts or trackers publish. */
export interface Format {
  /** In snake_case, as `lis parse` prints it. */
  readonly name: string;
  /** Looks at as little as it can. Asked in the order of the list: the surest sign first. */
  readonly recognises: (source: Source) => boolean;
  /** The dockets that it shows; none of a known page that is no docket. */
  readonly read: (source: Source) => readonly ParsedDocket[] | Promise<readonly ParsedDocket[]>;
  /** What stands in it and cannot be read. */
  readonly refuses?: (source: Source) => readonly Refused[];
}
