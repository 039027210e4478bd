import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import { isoDay } from '../isoDay.ts';
import { appealFrom, numberOf } from './jsonDocket.ts';
import { listOf, said, text } from './jsonFields.ts';

const document = z.looseObject({ document_type: text, pacer_doc_id: text, description: said });

const entry = z.looseObject({
  entry_number: text,
  date_filed: said,
  description: said,
  pacer_sequence_number: text,
  recap_documents: listOf(document),
});

/** What CourtListener numbers, as CM/ECF writes it. */
const roleNames: Readonly<Record<string, string>> = {
  1: 'ATTORNEY TO BE NOTICED',
  2: 'LEAD ATTORNEY',
  3: 'ATTORNEY IN SEALED GROUP',
  4: 'PRO HAC VICE',
  5: 'SELF-TERMINATED',
  6: 'TERMINATED',
  7: 'SUSPENDED',
  8: 'INACTIVE',
  9: 'DISBARRED',
};

const role = z.looseObject({ role: text, docket: text, date_action: said });

const attorney = z.looseObject({
  name: said,
  attorney: z.looseObject({ name: said }).nullish().catch(null),
  role: text,
  date_action: said,
  docket: text,
  roles: listOf(role),
});

const partyType = z.looseObject({ name: said, date_terminated: said, docket: text });

const party = z.looseObject({ name: said, party_types: listOf(partyType), attorneys: listOf(attorney) });

const origin = z.looseObject({ docket_number: said }).nullish().catch(null);

export const courtListenerDocket = z.looseObject({
  id: text,
  court_id: said,
  court: said,
  docket_number: z.string().max(400),
  pacer_case_id: text,
  case_name: said,
  date_filed: said,
  date_terminated: said,
  assigned_to_str: said,
  referred_to_str: said,
  cause: said,
  nature_of_suit: said,
  jury_demand: said,
  jurisdiction_type: said,
  appeal_from: said,
  appeal_from_str: said,
  original_court_info: origin,
  date_modified: said,
  docket_entries: listOf(entry),
  parties: listOf(party),
});

type Docket = z.infer<typeof courtListenerDocket>;

const lastPart = (address: string): string => address.split('/').findLast(part => part !== '') ?? '';

const entryOf = (one: z.infer<typeof entry>): ParsedEntry => {
  const documents = one.recap_documents;
  const main = documents.find(({ document_type: type }) => type === '1' || type === 'PACER Document') ?? documents[0];
  return {
    number: one.entry_number,
    sequence: one.pacer_sequence_number,
    documentId: main?.pacer_doc_id ?? null,
    filedOn: isoDay(one.date_filed),
    enteredOn: null,
    text: one.description ?? '',
    event: main?.description ?? null,
    terminatedOn: null,
  };
};

/** CourtListener lists what a party is, and who speaks for it, in whatever docket. */
const isOf = (docket: string | null, id: string | null): boolean =>
  docket === null || id === null || lastPart(docket) === id;

const roleOf = ({ role: code, date_action: on }: z.infer<typeof role>): readonly string[] => {
  const name = roleNames[code ?? ''];
  return name === undefined ? [] : [on !== null && /terminated/i.test(name) ? `${name}: ${on}` : name];
};

const attorneysOf = (listed: z.infer<typeof party>['attorneys'], id: string | null): ParsedParty['attorneys'] => {
  const roles = new Map<string, Set<string>>();
  for (const one of listed) {
    const name = one.name ?? one.attorney?.name ?? null;
    const own = [...one.roles, ...(one.role === null ? [] : [one])].filter(({ docket }) => isOf(docket, id));
    if (name === null || (own.length === 0 && one.roles.length > 0)) continue;
    const known = roles.get(name) ?? new Set();
    for (const each of own.flatMap(roleOf)) known.add(each);
    roles.set(name, known);
  }
  return [...roles].map(([name, names]) => ({ name, roles: [...names] }));
};

const partiesOf = (one: z.infer<typeof party>, id: string | null): readonly ParsedParty[] =>
  one.party_types
    .filter(({ docket }) => one.name !== null && isOf(docket, id))
    .map(type => ({
      name: one.name!,
      type: type.name ?? 'Unknown',
      terminatedOn: isoDay(type.date_terminated),
      description: null,
      attorneys: attorneysOf(one.attorneys, id),
    }));

export const readCourtListenerDocket = (page: Docket): ParsedDocket => {
  const court = courtId(page.court_id ?? lastPart(page.court ?? '')) ?? null;
  const below = page.appeal_from === null ? null : lastPart(page.appeal_from);
  return {
    ...emptyDocket,
    ...numberOf(page.docket_number, court),
    from: 'page',
    court,
    pacerId: page.pacer_case_id,
    caseName: page.case_name,
    dateFiled: isoDay(page.date_filed),
    dateTerminated: isoDay(page.date_terminated),
    assignedTo: page.assigned_to_str,
    referredTo: page.referred_to_str,
    cause: page.cause,
    natureOfSuit: page.nature_of_suit,
    juryDemand: page.jury_demand,
    jurisdiction: page.jurisdiction_type,
    lineage: appealFrom(below, page.appeal_from_str, page.original_court_info?.docket_number ?? null),
    parties: page.parties.flatMap(one => partiesOf(one, page.id)),
    entries: page.docket_entries.map(entryOf),
    capturedOn: isoDay(page.date_modified),
  };
};
