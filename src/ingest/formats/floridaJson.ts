import * as z from 'zod';
import { today } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { caseName } from '../names.ts';
import { listOf, said, text } from './jsonFields.ts';

const origin = z.looseObject({ originatingCourtName: said, originatingCaseNumber: said });

const header = z.looseObject({
  caseNumber: z.string().max(60),
  caseTitle: said,
  courtID: text,
  filedDate: said,
  closedFlag: z.boolean().nullish().catch(null),
  originatingCourtCases: listOf(origin),
});

const row = z.looseObject({ caseHeader: header });

/** The site numbers the Supreme Court 1, and the district courts of appeal behind it. */
const courtOf = (id: string | null): string | null => {
  if (id === '1') return 'fla';
  return id !== null && /^[2-7]$/.test(id) ? `fladistctapp${Number(id) - 1}` : null;
};

const dayOf = (moment: string | null, court: string | null): string | null => {
  const time = new Date(moment ?? '');
  return Number.isNaN(time.getTime()) ? null : today(court ?? 'fla', time);
};

const read = ({ caseHeader }: z.infer<typeof row>): ParsedDocket => {
  const court = courtOf(caseHeader.courtID);
  return {
    ...emptyDocket,
    from: 'page',
    court,
    docketNumber: caseHeader.caseNumber,
    spelling: caseHeader.caseNumber,
    caseName: caseHeader.caseTitle && caseName(caseHeader.caseTitle),
    dateFiled: dayOf(caseHeader.filedDate, court),
    flags: caseHeader.closedFlag ? ['CLOSED'] : [],
    lineage: caseHeader.originatingCourtCases.map(({ originatingCourtName, originatingCaseNumber }) => ({
      kind: 'lower_court',
      court: null,
      courtName: originatingCourtName,
      docketNumber: originatingCaseNumber,
      title: null,
    })),
  };
};

const list = z.looseObject({ _embedded: z.looseObject({ results: listOf(row) }) });

const rowsIn = (value: unknown): readonly z.infer<typeof row>[] => {
  const one = row.safeParse(value);
  if (one.success) return [one.data];
  const many = list.safeParse(value);
  // A document names its case, too.
  return many.success ? many.data._embedded.results.filter(({ caseHeader }) => caseHeader.filedDate !== null) : [];
};

const known = ['caseHeader', 'docketEntryHeader', 'partyHeader', 'documentLinkUUID', 'externalIdentifier'];

const isKnown = z
  .object({ _embedded: z.looseObject({ results: z.array(z.record(z.string(), z.unknown())) }) })
  .refine(({ _embedded: { results } }) => results.every(one => known.some(name => Object.hasOwn(one, name))));

/**
 * What the site of Florida's appellate courts answers: dockets by their headers. Its lists of entries, parties and documents
 * do not say which docket they are of.
 */
export const floridaJson: Format = {
  name: 'florida_json',
  recognises: ({ json }) => row.safeParse(json()).success || isKnown.safeParse(json()).success,
  read: ({ json }) => rowsIn(json()).map(read),
};
