import * as z from 'zod';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { textOf } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import { caseName } from '../names.ts';
import { parsedHtml } from '../source.ts';
import { listOf, said } from './jsonFields.ts';

const action = z.looseObject({
  Description: said,
  AdditionalInformation: said,
  RegisterOfActionDateString: said,
});

const party = z.looseObject({ Name: said, PartyDescription: said, AttorneyName: said, PartyFlag: said });

const information = z.looseObject({
  CaseInformation: z.looseObject({
    CaseNumber: z.string().max(60),
    CaseTitle: said,
    FilingDateString: said,
    CaseTypeDescription: said,
    JudicialOfficer: said,
  }),
  RegisterOfActions: listOf(action),
  Parties: listOf(party),
});

const found = z.looseObject({ NonCriminalCaseInformation: information });
const answer = z.looseObject({ ResultList: listOf(found) });

/** What a list of a hearing adds: when, where, how it ended. */
const additional = (html: string): string =>
  html.includes('<') ? textOf(parsedHtml(html.replaceAll('</li>', '. </li>'))) : html;

const read = ({ NonCriminalCaseInformation: page }: z.infer<typeof found>): ParsedDocket => {
  const { CaseNumber, CaseTitle, FilingDateString, CaseTypeDescription, JudicialOfficer } = page.CaseInformation;
  return {
    ...emptyDocket,
    from: 'page',
    court: 'calsuperct',
    docketNumber: CaseNumber,
    spelling: CaseNumber,
    caseName: CaseTitle && caseName(CaseTitle),
    dateFiled: usDate(FilingDateString ?? ''),
    assignedTo: JudicialOfficer,
    natureOfSuit: CaseTypeDescription,
    parties: page.Parties.flatMap(({ Name, PartyDescription, AttorneyName }) =>
      Name === null || /^attorney for/i.test(PartyDescription ?? '')
        ? []
        : [
            {
              name: Name,
              type: PartyDescription ?? 'Unknown',
              terminatedOn: null,
              description: null,
              attorneys: AttorneyName === null ? [] : [{ name: AttorneyName, roles: [] }],
            },
          ],
    ),
    // The register has its newest first.
    entries: page.RegisterOfActions.map(one => ({
      number: null,
      sequence: null,
      documentId: null,
      filedOn: usDate(one.RegisterOfActionDateString ?? ''),
      enteredOn: null,
      text: [one.Description, additional(one.AdditionalInformation ?? '')].filter(words => words).join('. '),
      event: one.Description,
      terminatedOn: null,
    })).reverse(),
  };
};

const sign = z.looseObject({
  ResultList: z.array(
    z
      .looseObject({ NonCriminalCaseInformation: z.unknown() })
      .or(z.looseObject({ CriminalCaseInformation: z.unknown() })),
  ),
});

/** A civil docket of the Superior Court of Los Angeles County, as its site answers a search by number. */
export const lascJson: Format = {
  name: 'lasc_json',
  recognises: ({ json }) => sign.safeParse(json()).success,
  read: ({ json }) => answer.parse(json()).ResultList.map(read),
};
