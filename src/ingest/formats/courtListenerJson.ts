import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { isoDay } from '../isoDay.ts';
import { said, text } from './jsonFields.ts';

const document = z.looseObject({ document_number: text, document_type: text, pacer_doc_id: text, description: said });

const entry = z.looseObject({
  entry_number: text,
  date_filed: said,
  description: said,
  pacer_sequence_number: text,
  recap_documents: z.array(document).nullish(),
});

const roles: Readonly<Record<string, string>> = {
  1: 'ATTORNEY TO BE NOTICED',
  2: 'LEAD ATTORNEY',
  3: 'ATTORNEY IN SEALED GROUP',
  4: 'PRO HAC VICE',
  5: 'SELF-TERMINATED',
  6: 'TERMINATED',
  7: 'SUSPENDED',
  8: 'INACTIVE',
  9: 'DISBARRED',
  10: 'UNKNOWN',
};

const attorney = z.looseObject({
  name: said,
  attorney: z.looseObject({ name: said }).nullish().catch(null),
  role: text,
});
const partyType = z.looseObject({ name: said, date_terminated: said, docket: text });
const party = z.looseObject({
  name: said,
  party_types: z.array(partyType).nullish(),
  attorneys: z.array(attorney).nullish(),
});

const docket = z.looseObject({
  court_id: said,
  court: said,
  docket_number: z.string(),
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
  date_modified: said,
  docket_entries: z.array(entry).nullish().catch(null),
  parties: z.array(party).nullish().catch(null),
});

const entryOf = (one: z.infer<typeof entry>): ParsedEntry => {
  const documents = one.recap_documents ?? [];
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

const partiesOf = (one: z.infer<typeof party>): readonly ParsedParty[] =>
  (one.party_types ?? []).map(type => ({
    name: one.name ?? '',
    type: type.name ?? 'Unknown',
    terminatedOn: isoDay(type.date_terminated),
    description: null,
    attorneys: (one.attorneys ?? []).flatMap(({ name, attorney: nested, role }) => {
      const who = name ?? nested?.name ?? null;
      return who === null ? [] : [{ name: who, roles: role === null ? [] : [roles[role] ?? role] }];
    }),
  }));

const courtOf = ({ court_id, court }: z.infer<typeof docket>): string | null =>
  courtId(
    court_id ??
      court
        ?.split('/')
        .filter(part => part !== '')
        .at(-1) ??
      '',
  ) ?? null;

const read = (page: z.infer<typeof docket>): ParsedDocket => ({
  ...emptyDocket,
  from: 'page',
  court: courtOf(page),
  docketNumber: page.docket_number,
  spelling: page.docket_number,
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
  parties: (page.parties ?? []).flatMap(partiesOf),
  entries: (page.docket_entries ?? []).map(entryOf),
  capturedOn: isoDay(page.date_modified),
});

/** What is alike in all that CourtListener gives of a docket. */
const isDocket = z.looseObject({
  docket_number: z.string(),
  date_modified: z.string(),
  case_name: z.string().nullish(),
});

const entries = z.array(z.looseObject({ recap_documents: z.array(z.unknown()) })).min(1);
const results = z.looseObject({ results: z.array(z.unknown()) });
const payload = z.looseObject({ payload: results });

/** The items of an answer of the API, of a webhook, or the one thing that the file holds. */
const itemsIn = (value: unknown): readonly unknown[] => {
  const hook = payload.safeParse(value);
  if (hook.success) return hook.data.payload.results;
  const page = results.safeParse(value);
  return page.success ? page.data.results : [value];
};

/** Dockets as CourtListener's API (v4) and the Internet Archive's JSON have them, with entries and parties where nested. */
export const courtListenerJson: Format = {
  name: 'courtlistener_json',
  recognises: ({ json }) => {
    const items = itemsIn(json());
    return (
      items.length > 0 && (items.every(item => isDocket.safeParse(item).success) || entries.safeParse(items).success)
    );
  },
  // Entries alone name their docket by a number of CourtListener's own, which says nothing here.
  read: ({ json }) =>
    itemsIn(json()).flatMap(item => {
      const page = docket.safeParse(item);
      return page.success ? [read(page.data)] : [];
    }),
};
