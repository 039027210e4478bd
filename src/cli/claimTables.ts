import type { CaseState, Claim } from '../../projections/state/shape.ts';
import { claimGroups, lastNumber } from '../words/claimGroups.ts';
import { tellDispositions } from '../words/dispositions.ts';
import type { Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { heading, paragraphs } from './columns.ts';

const row = (claim: Claim, state: CaseState, speech: Speech): readonly string[] => {
  const { lang, names } = speech;
  const became = tellDispositions(claim, state, speech);
  return [
    say(lang, claim.status),
    String(lastNumber(claim)?.number ?? ''),
    (names.claims.get(claim.id) ?? claim.title) + (became && `: ${became}`),
  ];
};

/** The claims of the docket that decides the status, each with where it stands and what became of it. */
export const claimTables = (state: CaseState, speech: Speech, room: number): string =>
  claimGroups(
    state,
    state.claims.filter(({ proceeding }) => proceeding === state.proceeding),
    speech,
  )
    .map(
      ({ title, claims }) =>
        heading(title) +
        paragraphs(
          claims.map(claim => row(claim, state, speech)),
          room,
        ),
    )
    .join('');
