import * as z from 'zod';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { said } from './jsonFields.ts';

const docket = z.looseObject({
  CaseNumber: z.string(),
  PetitionerTitle: said,
  RespondentTitle: said,
  DocketedDate: said,
  LowerCourt: said,
  LowerCourtCaseNumbers: said,
  ProceedingsandOrder: z.array(z.looseObject({ Date: said, Text: said })),
});

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `March 12, 2021`, `Mar 01 2021`. */
const dayIn = (text: string | null): string | null => {
  const [, month = '', day = '', year] = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i.exec(text ?? '') ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  return year && number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : null;
};

const read = (value: unknown): ParsedDocket => {
  const page = docket.parse(value);
  const number = page.CaseNumber.trim();
  const side = (title: string | null): string | null => title?.replace(/,? (?:petitioner|applicant)s?$/i, '') ?? null;
  const [one, other] = [side(page.PetitionerTitle), side(page.RespondentTitle)];
  return {
    ...emptyDocket,
    from: 'page',
    court: 'scotus',
    docketNumber: number,
    spelling: number,
    caseName: [one, other].filter(name => name !== null).join(' v. ') || null,
    dateFiled: dayIn(page.DocketedDate),
    lineage: page.LowerCourt
      ? [
          {
            kind: 'lower_court',
            court: null,
            courtName: page.LowerCourt,
            docketNumber: page.LowerCourtCaseNumbers?.replaceAll(/[()]/g, '') || null,
            title: null,
          },
        ]
      : [],
    parties: [
      ...(one ? [{ name: one, type: 'Petitioner', terminatedOn: null, description: null, attorneys: [] }] : []),
      ...(other ? [{ name: other, type: 'Respondent', terminatedOn: null, description: null, attorneys: [] }] : []),
    ],
    entries: page.ProceedingsandOrder.map(({ Date: on, Text: text }) => ({
      number: null,
      sequence: null,
      documentId: null,
      filedOn: dayIn(on),
      enteredOn: null,
      text: text ?? '',
      event: null,
      terminatedOn: null,
    })),
  };
};

/** A docket of the Supreme Court of the United States, as its site publishes it. */
export const scotusJson: Format = {
  name: 'scotus_json',
  recognises: ({ json }) => docket.safeParse(json()).success,
  read: ({ json }) => [read(json())],
};
