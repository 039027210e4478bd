import type { Lineage } from '../docket.ts';
import { judgeName } from '../names.ts';
import type { Capture } from './capture.ts';
import { isSameLawsuit, namedDockets } from './dockets.ts';
import type { HeaderFact } from './headerFacts.ts';
import { slugOf } from './slugOf.ts';

/** One judge is one, with a full stop behind the initial or without. */
const judge = (role: 'presiding' | 'referred', written: string | null): readonly HeaderFact[] => {
  const name = judgeName(written ?? '');
  if (name === null) return [];
  const slug = slugOf(name, `${role}-judge`);
  const key = ['header', 'judge', role, slug];
  return [{ key, type: 'judge.assigned', data: { judge: slug, name: name.slice(0, 1_000), role } }];
};

/** Who sits, as the header says. A judge whom an entry assigned is not said to have sat from the beginning. */
export const judgeFacts = ({ shown, standing }: Capture): readonly HeaderFact[] => {
  const assigned = new Set(
    standing.events.flatMap(({ id }) => {
      const action = standing.said(id);
      return action?.type === 'judge.assigned' && action.basis?.rule !== 'header'
        ? `${action.data.judge} ${action.data.role}`
        : [];
    }),
  );
  return [...judge('presiding', shown.assignedTo), ...judge('referred', shown.referredTo)].filter(({ data }) => {
    const { judge, role } = data as { judge: string; role: string };
    return !assigned.has(`${judge} ${role}`);
  });
};

const relations: Readonly<Partial<Record<Lineage['kind'], string>>> = {
  related_case: 'related',
  lead_case: 'lead case',
  member_case: 'member case',
  lead_bankruptcy: 'bankruptcy case',
  magistrate_case: 'magistrate case',
};

/** The lawsuits that the header links with this one, each its own case. */
export const linkFacts = ({ shown }: Capture): readonly HeaderFact[] => {
  const facts = new Map<string, HeaderFact>();
  for (const named of namedDockets(shown)) {
    const { kind, court, docketNumber } = named;
    if (isSameLawsuit(named, shown)) continue;
    const relation = relations[kind] ?? 'case in another court';
    const key = ['header', 'lineage', kind, court, docketNumber];
    facts.set(key.join(' '), { key, type: 'case.related', data: { court, docketNumber, relation } });
  }
  return [...facts.values()];
};
