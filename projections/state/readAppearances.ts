import type { CaseFold } from '../fold/caseFold.ts';
import { leftOf } from '../fold/departures.ts';
import type { AppearanceDraft, CounselDraft } from '../fold/parties.ts';
import { endingOf } from './endings.ts';
import type { Appearance, Party } from './shape.ts';

const leaving = (fold: CaseFold, { left, docket, order }: AppearanceDraft | CounselDraft) =>
  left ?? endingOf(fold, docket, order);

const because = (
  draft: AppearanceDraft | CounselDraft,
  left: { readonly id: string } | undefined,
): readonly string[] => (left ? [...draft.because, left.id] : draft.because);

const appearance = (fold: CaseFold, draft: AppearanceDraft): Appearance => {
  const left = leaving(fold, draft);
  const { docket, joinedIn, role, joinedOn } = draft;
  return { proceeding: docket, joinedIn, role, joinedOn, leftOn: left?.on ?? null, because: because(draft, left) };
};

/** Counsel goes with whom it represents. */
const counsel = (fold: CaseFold, party: string, draft: CounselDraft): Party['counsel'][number] => {
  const left = leaving(fold, draft) ?? leftOf(fold, draft.docket, party, draft.order);
  const { id, docket, name, firm = null, on } = draft;
  return { id, proceeding: docket, name, firm, from: on, to: left?.on ?? null, because: because(draft, left) };
};

export const appearancesIn = (fold: CaseFold): readonly Party[] =>
  [...fold.parties.byId.values()].map(party => ({
    id: party.id,
    name: party.name,
    kind: party.kind ?? null,
    formerNames: party.formerNames,
    appearances: party.appearances.map(draft => appearance(fold, draft)),
    counsel: party.counsel.map(draft => counsel(fold, party.id, draft)),
    because: party.because,
  }));
