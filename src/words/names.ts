import type { CaseState, Claim, Hearing } from '../../projections/state/shape.ts';
import { shortDockets } from './shortDockets.ts';
import type { Language } from './words.ts';

type Known = ReadonlyMap<string, string>;

/** What the slugs and ids of a case are called, by a state of it. What is in no map is its own name. */
export interface Names {
  readonly parties: Known;
  readonly claims: Known;
  readonly pleadings: Known;
  readonly judges: Known;
  /** Motions, by the id of the action they began with. */
  readonly actions: Known;
  /** Hearings, by the id of the action that set them: what one without a title is called depends on the language. */
  readonly hearings: ReadonlyMap<string, Hearing>;
  /** When a hearing stood before it was moved, by the id of the action that moved it. */
  readonly movedFrom: Known;
  readonly dockets: Known;
  /** The dockets in few words; empty where there is but one. */
  readonly places: Known;
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
  actions: motions.flatMap(({ id, entry, title }) =>
    entry || title ? [[id, entry ? `#${entry.number}` : title!] as const] : [],
  ),
  hearings: hearings.map(hearing => [hearing.id, hearing] as const),
  movedFrom: hearings.flatMap(({ moves }) =>
    moves.flatMap(({ from, because }) => (from ? because.map(id => [id, from] as const) : [])),
  ),
  dockets: proceedings.map(({ id, court, writtenAs }) => [id, `${court} ${writtenAs}`] as const),
  places: [...shortDockets(proceedings)],
});

/** The names of a case by its states, the later before the earlier. */
export const namesIn = (...states: readonly CaseState[]): Names => {
  const all = states.map(namesOf);
  const join = (part: Exclude<keyof Names, 'hearings'>): Known => new Map(all.flatMap(names => names[part]));
  return {
    parties: join('parties'),
    claims: join('claims'),
    pleadings: join('pleadings'),
    judges: join('judges'),
    actions: join('actions'),
    hearings: new Map(all.flatMap(({ hearings }) => hearings)),
    movedFrom: join('movedFrom'),
    dockets: join('dockets'),
    places: join('places'),
  };
};
