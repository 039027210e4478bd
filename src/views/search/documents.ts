import { court } from '../../../events/courts.ts';
import type { Docket } from '../../../events/reference.ts';
import type { Answer } from '../../../projections/state/answer.ts';
import type { CaseState } from '../../../projections/state/shape.ts';
import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { type ActionText, actionText } from './actionText.ts';
import { caseNames } from './caseNames.ts';

/** What is read of an action, and how the entry begins that it stands in. */
export interface DocumentText extends ActionText {
  readonly around: string;
}

/** An action as search keeps it. */
export interface Document extends DocumentText {
  /** 32 hex digits: a UUID without its hyphens. */
  readonly id: string;
  readonly type: string;
  /** Its docket's first spelling, as a state names it: the court, a blank, the number. Empty where it stands in none. */
  readonly docket: string;
  readonly dated: string | null;
  readonly notAfter: string | null;
  readonly day: string;
  readonly entry: number | null;
  readonly revision: number;
  readonly struckBy: string | null;
}

/** The docket of that name; null where it is empty. */
export const docketOf = (docket: string): Docket | null => {
  const blank = docket.indexOf(' ');
  return blank < 0 ? null : { court: docket.slice(0, blank), docketNumber: docket.slice(blank + 1) };
};

/** By what a case itself is found. */
export interface CaseText {
  /** Its title and the numbers of its dockets. */
  readonly title: string;
  /** Its courts, parties, judges and claims. */
  readonly about: string;
}

export interface CaseDocuments {
  readonly heading: CaseText;
  readonly documents: readonly Document[];
}

/** What is kept of a case that is found in another. */
export const noDocuments: CaseDocuments = { heading: { title: '', about: '' }, documents: [] };

/** So much of an entry is read with what it does. */
const beginning = 100;

const beginningOf = (text: string): string =>
  text.length <= beginning ? text : text.slice(0, text.lastIndexOf(' ', beginning) + 1 || beginning);

const beginningsIn = (history: readonly EffectiveAction[]): ReadonlyMap<string, string> =>
  new Map(
    history.flatMap(action =>
      action.type === 'entry.recorded' && action.entryId !== undefined
        ? [[action.entryId, beginningOf(action.data.text)] as const]
        : [],
    ),
  );

const headingOf = ({ title, proceedings, parties, claims }: CaseState): CaseText => {
  const numbers = proceedings.flatMap(({ docketNumber, writtenAs }) => [docketNumber, writtenAs]);
  const courts = proceedings.flatMap(({ court: id }) => court(id)?.name ?? id);
  const people = parties.flatMap(({ name, formerNames }) => [name, ...formerNames]);
  const judges = proceedings.flatMap(proceeding => proceeding.judges.map(({ name }) => name));
  const counts = claims.map(claim => claim.title);
  return {
    title: [...new Set([title, ...numbers])].join('\n'),
    about: [...new Set([...courts, ...people, ...judges, ...counts])].join('\n'),
  };
};

/** What search keeps of a case: its heading, and every action of its history as it stands for the answer. */
export const caseDocuments = ({ state, history }: Pick<Answer, 'state' | 'history'>): CaseDocuments => {
  const names = caseNames(state);
  const beginnings = beginningsIn(history);
  const documentOf = (action: EffectiveAction): Document => {
    const { id, type, docket, on, notAfter, day, entryId, entry, revision, struckBy } = action;
    const begins = type === 'entry.recorded' || entryId === undefined ? undefined : beginnings.get(entryId);
    return {
      ...actionText(action, names),
      around: begins ?? '',
      id: id.replaceAll('-', ''),
      type,
      docket,
      dated: on,
      notAfter: notAfter ?? null,
      day,
      entry: entry?.number ?? null,
      revision,
      struckBy: struckBy ?? null,
    };
  };
  return { heading: headingOf(state), documents: history.map(documentOf) };
};
