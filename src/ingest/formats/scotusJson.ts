import * as z from 'zod';
import type { Format } from '../format.ts';
import { textOf } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import { type Contact, type ScotusFacts, scotusDocket } from '../scotus/scotusDocket.ts';
import { parsedHtml } from '../source.ts';
import { listOf, said } from './jsonFields.ts';

const link = z.looseObject({ DocumentUrl: said });

const proceeding = z.looseObject({ Date: said, Text: said, Links: listOf(link) });

const contact = z.looseObject({
  Attorney: said,
  PartyName: said,
  IsCounselofRecord: z.boolean().nullish().catch(null),
});

const docket = z.looseObject({
  CaseNumber: z.string().max(40),
  sJsonCreationDate: said,
  PetitionerTitle: said,
  RespondentTitle: said,
  DocketedDate: said,
  Links: said,
  LowerCourt: said,
  LowerCourtCaseNumbers: said,
  ProceedingsandOrder: listOf(proceeding),
  Petitioner: listOf(contact),
  Respondent: listOf(contact),
  Other: listOf(contact),
});

type Docket = z.infer<typeof docket>;

const contactsOf = (page: Docket, type: Contact['type']): readonly Contact[] =>
  page[type].map(({ Attorney, PartyName, IsCounselofRecord }) => ({
    type,
    party: PartyName ?? '',
    attorney: Attorney ?? '',
    isOfRecord: IsCounselofRecord === true,
  }));

const factsOf = (page: Docket): ScotusFacts => ({
  number: page.CaseNumber,
  petitioner: page.PetitionerTitle ?? '',
  respondent: page.RespondentTitle ?? '',
  docketed: page.DocketedDate,
  linked: page.Links ?? '',
  lowerCourt: page.LowerCourt ?? '',
  lowerNumbers: page.LowerCourtCaseNumbers ?? '',
  proceedings: page.ProceedingsandOrder.map(one => ({
    on: one.Date ?? '',
    // At times with a link to an opinion in it.
    text: one.Text?.includes('<') ? textOf(parsedHtml(one.Text)) : (one.Text ?? ''),
    documentLinks: one.Links.flatMap(({ DocumentUrl }) => DocumentUrl ?? []),
  })),
  contacts: [...contactsOf(page, 'Petitioner'), ...contactsOf(page, 'Respondent'), ...contactsOf(page, 'Other')],
  capturedOn: usDate(page.sJsonCreationDate ?? ''),
});

const sign = z.looseObject({ CaseNumber: z.string(), ProceedingsandOrder: z.array(z.unknown()) });

/** A docket of the Supreme Court of the United States, as its site publishes it. */
export const scotusJson: Format = {
  name: 'scotus_json',
  recognises: ({ json }) => sign.safeParse(json()).success,
  read: ({ json }) => {
    const page = docket.safeParse(json());
    return page.success ? [scotusDocket(factsOf(page.data))] : [];
  },
};
