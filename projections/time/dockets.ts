import type { Docket } from '../../events/reference.ts';

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
  return docket => {
    if (!docket) return '';
    let key = spelled(docket);
    for (let hops = firstSpelling.size; hops > 0 && firstSpelling.has(key); hops -= 1) key = firstSpelling.get(key)!;
    return key;
  };
};
