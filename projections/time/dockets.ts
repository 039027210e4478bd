import type { Docket } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';

interface Renumberable {
  readonly type: string;
  readonly proceeding?: Docket | undefined;
  readonly data: unknown;
}

const spelled = ({ court, docketNumber }: Docket): string => `${court} ${docketNumber}`;

/** Finds the key of a proceeding: its docket's first spelling, whatever it has been renumbered to since. */
export const docketKeys = (actions: readonly Renumberable[]): ((docket: Docket | undefined) => string) => {
  const firstSpelling = new Map<string, string>();
  for (const { type, proceeding, data } of actions) {
    if (type !== 'docket.renumbered' || !proceeding) continue;
    firstSpelling.set(
      spelled({ court: proceeding.court, docketNumber: (data as { to: string }).to }),
      spelled(proceeding),
    );
  }
  const keys = new Map<string, Map<string, string>>();
  const find = (docket: Docket): string => {
    let key = spelled(docket);
    for (let hops = firstSpelling.size; hops > 0 && firstSpelling.has(key); hops -= 1) key = firstSpelling.get(key)!;
    return key;
  };
  return docket =>
    docket
      ? getOrMake(
          getOrMake(keys, docket.court, () => new Map<string, string>()),
          docket.docketNumber,
          () => find(docket),
        )
      : '';
};
