import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type From, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import { said, text } from './jsonFields.ts';

const entry = z.looseObject({
  date_filed: said,
  date_entered: said,
  document_number: text,
  description: said,
  short_description: said,
  pacer_doc_id: text,
  pacer_seq_no: text,
});

const attorney = z.looseObject({ name: said, roles: z.array(z.string()).nullish() });

const party = z.looseObject({
  name: said,
  type: said,
  date_terminated: said,
  extra_info: said,
  attorneys: z.array(attorney).nullish(),
});

const docket = z.looseObject({
  court_id: said,
  docket_number: said,
  pacer_case_id: text,
  federal_defendant_number: text,
  case_name: said,
  date_filed: said,
  date_terminated: said,
  assigned_to_str: said,
  referred_to_str: said,
  cause: said,
  nature_of_suit: said,
  jury_demand: said,
  jurisdiction: said,
  date_last_filing: said,
  parties: z.array(party).nullish(),
  docket_entries: z.array(entry),
});

const notice = z.looseObject({ court_id: said, dockets: z.array(docket) });

type Docket = z.infer<typeof docket>;

const documentId = (id: string | null): string | null => (id !== null && /^[\w-]{6,}$/.test(id) ? id : null);

const read = (page: Docket, from: From, court = page.court_id): ParsedDocket => ({
  ...emptyDocket,
  from,
  court: (court && courtId(court)) ?? null,
  docketNumber: page.docket_number,
  spelling: page.docket_number,
  pacerId: page.pacer_case_id,
  defendantNumber: /^\d+$/.test(page.federal_defendant_number ?? '') ? Number(page.federal_defendant_number) : null,
  caseName: page.case_name,
  dateFiled: isoDay(page.date_filed),
  dateTerminated: isoDay(page.date_terminated),
  assignedTo: page.assigned_to_str,
  referredTo: page.referred_to_str,
  cause: page.cause,
  natureOfSuit: page.nature_of_suit,
  juryDemand: page.jury_demand,
  jurisdiction: page.jurisdiction,
  parties: (page.parties ?? []).map(one => ({
    name: one.name ?? '',
    type: one.type ?? 'Unknown',
    terminatedOn: isoDay(one.date_terminated) ?? usDate(/TERMINATED: ([\d/]+)/.exec(one.extra_info ?? '')?.[1] ?? ''),
    description: null,
    attorneys: (one.attorneys ?? []).flatMap(({ name, roles }) => (name ? [{ name, roles: roles ?? [] }] : [])),
  })),
  entries: page.docket_entries.map(one => ({
    number: one.document_number,
    sequence: one.pacer_seq_no,
    documentId: documentId(one.pacer_doc_id),
    filedOn: isoDay(one.date_filed),
    enteredOn: isoDay(one.date_entered),
    text: one.description ?? '',
    event: one.short_description,
    terminatedOn: null,
  })),
});

/** A history has event names beside its texts; what came from a feed or an e-mail is no page either. */
const fromOf = (page: Docket): From => {
  if (page.date_last_filing !== null) return 'history';
  return page.parties === null ? 'feed' : 'page';
};

const readAll = (value: unknown): readonly ParsedDocket[] | undefined => {
  const one = docket.safeParse(value);
  if (one.success) return [read(one.data, fromOf(one.data))];
  const many = z.array(docket).min(1).safeParse(value);
  if (many.success) return many.data.map(page => read(page, fromOf(page)));
  const mail = notice.safeParse(value);
  return mail.success ? mail.data.dockets.map(page => read(page, 'email', mail.data.court_id)) : undefined;
};

/** What juriscraper, the parser of the Free Law Project, makes of a docket, a feed or a notice by e-mail. */
export const juriscraperJson: Format = {
  name: 'juriscraper_json',
  recognises: ({ json }) => readAll(json()) !== undefined,
  read: ({ json }) => readAll(json()) ?? [],
};
