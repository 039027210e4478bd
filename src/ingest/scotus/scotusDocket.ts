import { emptyDocket, type Lineage, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import { squeezed } from '../html/elements.ts';
import { courtCalled } from '../html/pacerLineage.ts';
import { caseName } from '../names.ts';
import { writtenDay } from '../writtenDay.ts';

/** Whoever speaks for a party: the site lists a party once for each of its attorneys. */
export interface Contact {
  readonly type: 'Petitioner' | 'Respondent' | 'Other';
  readonly party: string;
  readonly attorney: string;
  readonly isOfRecord: boolean;
}

/** A docket of the Supreme Court as its site shows it, whether as a page or as JSON. */
export interface ScotusFacts {
  /** With what is stamped beside it. */
  readonly number: string;
  readonly petitioner: string;
  readonly respondent: string;
  readonly docketed: string | null;
  readonly linked: string;
  readonly lowerCourt: string;
  readonly lowerNumbers: string;
  readonly proceedings: readonly {
    readonly on: string;
    readonly text: string;
    readonly documentLinks: readonly string[];
  }[];
  readonly contacts: readonly Contact[];
  readonly capturedOn: string | null;
}

/** What the court calls a side behind its name; `Applicant` stays, for an application is cited so. */
const petitioner = /,? petitioners?$/i;
const anySide = /,? (?:petitioner|applicant|respondent)s?$/i;

const named = (side: string): string => squeezed(side).replace(anySide, '');

const titleOf = ({ petitioner: one, respondent: other }: ScotusFacts): string | null =>
  caseName([squeezed(one).replace(petitioner, ''), squeezed(other)].filter(side => /\w/.test(side)).join(' v. ')) ||
  null;

const attorneyOf = ({ attorney, isOfRecord }: Contact): ParsedParty['attorneys'] =>
  attorney === '' ? [] : [{ name: attorney, roles: isOfRecord ? ['Counsel of Record'] : [] }];

/** A side that nobody speaks for yet is a party all the same, as the title names it. */
const partiesOf = (facts: ScotusFacts): readonly ParsedParty[] => {
  const sides = { Petitioner: named(facts.petitioner), Respondent: named(facts.respondent), Other: '' };
  const groups = Map.groupBy(facts.contacts, ({ type, party }) => JSON.stringify([type, party || sides[type]]));
  const spokenFor = [...groups].map(([key, contacts]) => {
    const [type, name] = JSON.parse(key) as [string, string];
    return { name, type, terminatedOn: null, description: null, attorneys: contacts.flatMap(attorneyOf) };
  });
  const silent = (['Petitioner', 'Respondent'] as const)
    .filter(type => !spokenFor.some(party => party.type === type))
    .map(type => ({ name: sides[type], type, terminatedOn: null, description: null, attorneys: [] }));
  return [...spokenFor, ...silent].filter(({ name }) => name !== '');
};

const nothing = { courtName: null, docketNumber: null, title: null };

const lineageOf = ({ lowerCourt, lowerNumbers, linked }: ScotusFacts): readonly Lineage[] => {
  const below = { ...nothing, kind: 'lower_court' as const, court: courtCalled(lowerCourt), courtName: lowerCourt };
  const numbers = lowerNumbers
    .replaceAll(/[()]/g, '')
    .split(/[,;]/)
    .map(squeezed)
    .filter(number => number !== '');
  const lower = numbers.length > 0 ? numbers.map(docketNumber => ({ ...below, docketNumber })) : [below];
  const related = new Set(linked.match(/\b\d{2}(?:-|[AM])\d{1,5}\b/g) ?? []);
  return [
    ...(lowerCourt === '' ? [] : lower),
    ...[...related].map(docketNumber => ({ ...nothing, kind: 'related_case' as const, court: 'scotus', docketNumber })),
  ];
};

/** Under its number the court files every document of one filing. */
const filingIn = (links: readonly string[]): string | null =>
  links.map(link => /\/DocketPDF\/\d+\/[^/]+\/(\d+)\//i.exec(link)?.[1]).find(id => id !== undefined) ?? null;

const entryOf = ({ on, text, documentLinks }: ScotusFacts['proceedings'][number]): ParsedEntry => ({
  // The court numbers its documents, and no entries.
  number: null,
  sequence: null,
  documentId: filingIn(documentLinks),
  filedOn: writtenDay(on),
  enteredOn: null,
  text: squeezed(text),
  event: null,
  terminatedOn: null,
});

export const scotusDocket = (facts: ScotusFacts): ParsedDocket => {
  const [number = squeezed(facts.number)] = /^\d{2}[-AMO]\d{1,6}\b/.exec(squeezed(facts.number)) ?? [];
  return {
    ...emptyDocket,
    from: 'page',
    court: 'scotus',
    docketNumber: number || null,
    spelling: number || null,
    caseName: titleOf(facts),
    dateFiled: writtenDay(facts.docketed),
    lineage: lineageOf(facts),
    flags: /\*\s*capital case\s*\*/i.test(facts.number) ? ['CAPITAL CASE'] : [],
    parties: partiesOf(facts),
    entries: facts.proceedings.map(entryOf),
    capturedOn: facts.capturedOn,
  };
};
