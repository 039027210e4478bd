import type { CaseState, Claim } from '../../projections/state/shape.ts';
import type { Language } from './words.ts';

type Known = ReadonlyMap<string, string>;

/** What the slugs and ids of a case are called, by a state of it. What is in no map is its own name. */
export interface Names {
  readonly parties: Known;
  readonly claims: Known;
  readonly pleadings: Known;
  readonly judges: Known;
  /** Motions and hearings, by the id of the action they began with. */
  readonly actions: Known;
  readonly dockets: Known;
}

/** In which language, and by which names, something is told. */
export interface Speech {
  readonly lang: Language;
  readonly names: Names;
  /** Lists are told to their end, not by their first names and how many others there are. */
  readonly whole?: boolean;
}

/** Two claims of one title are told apart by what they rest on. */
const claimName = ({ title, basis }: Claim, claims: readonly Claim[]): string =>
  basis !== null && claims.filter(other => other.title === title).length > 1 ? `${title} (${basis})` : title;

const namesOf = ({ parties, claims, pleadings, proceedings, motions, hearings }: CaseState) => ({
  parties: parties.map(({ id, name }) => [id, name] as const),
  claims: claims.map(claim => [claim.id, claimName(claim, claims)] as const),
  pleadings: pleadings.map(({ id, title }) => [id, title] as const),
  judges: proceedings.flatMap(({ judges }) => judges.map(({ id, name }) => [id, name] as const)),
  actions: [
    ...motions.flatMap(({ id, entry, title }) =>
      entry || title ? [[id, entry ? `#${entry.number}` : title!] as const] : [],
    ),
    ...hearings.flatMap(({ id, title, at }) => (title || at ? [[id, title ?? at!] as const] : [])),
  ],
  dockets: proceedings.map(({ id, court, writtenAs }) => [id, `${court} ${writtenAs}`] as const),
});

/** The names of a case by its states, the later before the earlier. */
export const namesIn = (...states: readonly CaseState[]): Names => {
  const all = states.map(namesOf).toReversed();
  const join = (part: keyof Names): Known => new Map(all.flatMap(names => names[part]));
  return {
    parties: join('parties'),
    claims: join('claims'),
    pleadings: join('pleadings'),
    judges: join('judges'),
    actions: join('actions'),
    dockets: join('dockets'),
  };
};
