import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type From, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import { appealFrom, courtDayOf, numberOf } from './jsonDocket.ts';
import { listOf, said, text } from './jsonFields.ts';

const entry = z.looseObject({
  date_filed: said,
  date_entered: said,
  document_number: text,
  description: said,
  short_description: said,
  pacer_doc_id: text,
  pacer_seq_no: text,
  pacer_case_id: text,
});

const attorney = z.looseObject({ name: said, roles: listOf(z.string()) });

const party = z.looseObject({
  name: said,
  type: said,
  date_terminated: said,
  extra_info: said,
  attorneys: listOf(attorney),
});

const origin = z.looseObject({ court_id: said, docket_number: said, name: said }).nullish().catch(null);

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
  appeal_from: said,
  originating_court_information: origin,
  parties: listOf(party),
  docket_entries: listOf(entry),
});

type Docket = z.infer<typeof docket>;

const documentId = (id: string | null): string | null => (id !== null && /^[\w-]{6,}$/.test(id) ? id : null);

const partyOf = (one: z.infer<typeof party>): readonly ParsedParty[] =>
  one.name === null
    ? []
    : [
        {
          name: one.name,
          type: one.type ?? 'Unknown',
          terminatedOn:
            isoDay(one.date_terminated) ?? usDate(/TERMINATED: ([\d/]+)/i.exec(one.extra_info ?? '')?.[1] ?? ''),
          description: null,
          attorneys: one.attorneys.flatMap(({ name, roles }) => (name ? [{ name, roles }] : [])),
        },
      ];

const entryOf = (one: z.infer<typeof entry>, court: string | null): ParsedEntry => ({
  // The Supreme Court numbers its documents alone.
  number: court === 'scotus' ? null : one.document_number,
  sequence: one.pacer_seq_no,
  documentId: court === 'scotus' ? one.document_number : documentId(one.pacer_doc_id),
  filedOn: courtDayOf(one.date_filed, court),
  enteredOn: courtDayOf(one.date_entered, court),
  text: one.description ?? '',
  event: one.short_description,
  terminatedOn: null,
});

const courtOf = (page: Docket, given: string | null): string | null =>
  courtId(given ?? '') ?? (Object.hasOwn(page, 'lower_court_case_numbers_raw') ? 'scotus' : null);

const read = (page: Docket, from: From, given = page.court_id): ParsedDocket => {
  const court = courtOf(page, given);
  const defendant = page.federal_defendant_number ?? '';
  const numbered = numberOf(page.docket_number, court);
  const { court_id: below = null, docket_number: number = null } = page.originating_court_information ?? {};
  return {
    ...emptyDocket,
    ...numbered,
    from,
    court,
    pacerId: page.pacer_case_id ?? page.docket_entries.find(one => one.pacer_case_id !== null)?.pacer_case_id ?? null,
    defendantNumber: /^\d{1,4}$/.test(defendant) ? Number(defendant) : numbered.defendantNumber,
    caseName: page.case_name,
    dateFiled: courtDayOf(page.date_filed, court),
    dateTerminated: courtDayOf(page.date_terminated, court),
    assignedTo: page.assigned_to_str,
    referredTo: page.referred_to_str,
    cause: page.cause,
    natureOfSuit: page.nature_of_suit,
    juryDemand: page.jury_demand,
    jurisdiction: page.jurisdiction,
    lineage: appealFrom(below, page.appeal_from, number),
    parties: page.parties.flatMap(partyOf),
    entries: page.docket_entries.map(one => entryOf(one, court)),
  };
};

/** A history tells the last filing; what came from a feed says of the parties that it does not know them. */
const fromOf = (page: Docket): From => {
  if (Object.hasOwn(page, 'date_last_filing')) return 'history';
  return Object.hasOwn(page, 'office') ? 'feed' : 'page';
};

const isOfClaims = (value: object): boolean => Object.keys(value).some(name => name.startsWith('claim'));

/** A docket has entries, or at least a court and a day: a report of claims, and a list of documents, name their case too. */
const sign = z
  .looseObject({ docket_number: z.string(), case_name: z.string() })
  .and(
    z
      .looseObject({ docket_entries: z.array(z.unknown()) })
      .or(z.looseObject({ court_id: z.string(), date_filed: z.string() })),
  )
  .refine(value => !isOfClaims(value));

const notice = z.looseObject({ court_id: said, dockets: z.array(sign).min(1) });

/** A feed is a list with a docket for each entry. */
const together = (dockets: readonly ParsedDocket[]): readonly ParsedDocket[] => {
  const groups = Map.groupBy(dockets, ({ court, docketNumber, pacerId }) => [court, docketNumber, pacerId].join('|'));
  return [...groups.values()].map(group => ({ ...group[0]!, entries: group.flatMap(({ entries }) => entries) }));
};

const docketOf = (value: unknown): Docket => docket.parse(value);

const readAll = (value: unknown): readonly ParsedDocket[] => {
  const pages = z.array(sign).min(1).safeParse(value);
  if (pages.success) return together((value as readonly unknown[]).map(docketOf).map(page => read(page, fromOf(page))));
  const mail = notice.safeParse(value);
  if (mail.success)
    return (value as { dockets: readonly unknown[] }).dockets
      .map(docketOf)
      .map(page => read(page, 'email', mail.data.court_id));
  return sign.safeParse(value).success ? [docketOf(value)].map(page => read(page, fromOf(page))) : [];
};

/** What juriscraper, the parser of the Free Law Project, makes of a docket, a feed or a notice by e-mail. */
export const juriscraperJson: Format = {
  name: 'juriscraper_json',
  recognises: ({ json }) => {
    const value = json();
    return [sign, z.array(sign).min(1), notice].some(shape => shape.safeParse(value).success);
  },
  read: ({ json }) => readAll(json()),
};
