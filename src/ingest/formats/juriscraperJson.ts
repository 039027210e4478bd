import * as z from 'zod';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';

const said = z
  .string()
  .nullish()
  .transform(text => text?.replaceAll(/\s+/g, ' ').trim() || null);

const entry = z.looseObject({
  date_filed: said,
  date_entered: said,
  document_number: z.union([said, z.number().transform(String)]),
  description: said,
  short_description: said,
  pacer_doc_id: said,
  pacer_seq_no: said,
});

const party = z.looseObject({
  name: said,
  type: said,
  date_terminated: said,
  attorneys: z.array(z.looseObject({ name: said, roles: z.array(z.string()).default([]) })).default([]),
});

const docket = z.looseObject({
  court_id: said,
  docket_number: said,
  case_name: said,
  date_filed: said,
  date_terminated: said,
  assigned_to_str: said,
  referred_to_str: said,
  cause: said,
  nature_of_suit: said,
  jury_demand: said,
  jurisdiction: said,
  parties: z.array(party).default([]),
  docket_entries: z.array(entry),
});

const read = (value: unknown): ParsedDocket => {
  const page = docket.parse(value);
  return {
    ...emptyDocket,
    from: 'page',
    court: page.court_id,
    docketNumber: page.docket_number,
    spelling: page.docket_number,
    caseName: page.case_name,
    dateFiled: page.date_filed,
    dateTerminated: page.date_terminated,
    assignedTo: page.assigned_to_str,
    referredTo: page.referred_to_str,
    cause: page.cause,
    natureOfSuit: page.nature_of_suit,
    juryDemand: page.jury_demand,
    jurisdiction: page.jurisdiction,
    parties: page.parties.map(one => ({
      name: one.name ?? '',
      type: one.type ?? '',
      terminatedOn: one.date_terminated,
      description: null,
      attorneys: one.attorneys.map(({ name, roles }) => ({ name: name ?? '', roles })),
    })),
    entries: page.docket_entries.map(one => ({
      number: one.document_number,
      sequence: one.pacer_seq_no,
      documentId: one.pacer_doc_id,
      filedOn: one.date_filed,
      enteredOn: one.date_entered,
      text: one.description ?? '',
      event: one.short_description,
      terminatedOn: null,
    })),
  };
};

/** What juriscraper, the parser of the Free Law Project, makes of a docket. */
export const juriscraperJson: Format = {
  name: 'juriscraper_json',
  recognises: ({ json }) => docket.safeParse(json()).success,
  read: ({ json }) => [read(json())],
};
