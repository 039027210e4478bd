import { type Element, isTag } from 'domhandler';
import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { cellsOf, elementsIn, linesIn, lineText, nodesIn, textOf } from '../html/elements.ts';
import { courtCalled } from '../html/pacerLineage.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import { parsedHtml, type Source } from '../source.ts';
import { appealFrom } from './jsonDocket.ts';
import { listOf, said, text } from './jsonFields.ts';

const entry = z.looseObject({
  endDate: said,
  entryNumber: text,
  docketEntryText: said,
  docketEntryId: said,
});

const acms = z.looseObject({
  caseDetails: z.looseObject({
    caseId: said,
    caseNumber: said,
    name: said,
    caseOpened: said,
    partyAttorneyList: said,
    originatingCaseNumber: said,
    court: z.looseObject({ name: said }).nullish().catch(null),
  }),
  docketInfo: z.looseObject({ docketEntries: listOf(entry) }),
});

const attorneyIn = (box: Element): ParsedParty['attorneys'] => {
  const [name, ...rest] = linesIn(box).map(lineText);
  const roles = rest.filter(line => /^\[.*\]$/.test(line)).map(line => line.slice(1, -1));
  return name ? [{ name, roles }] : [];
};

const boxesIn = (cell: Element): readonly Element[] =>
  [...nodesIn(cell)].filter((node): node is Element => isTag(node) && node.name === 'div');

/** A row for each party: its name and role, and who represents it. */
const partyIn = ([first, second]: readonly Element[]): readonly ParsedParty[] => {
  const [name, ...rest] = first ? linesIn(first).map(lineText) : [];
  if (!name) return [];
  const type = (rest.at(-1) ?? 'Unknown').replace(/,$/, '');
  const attorneys = second ? boxesIn(second).flatMap(attorneyIn) : [];
  return [{ name: name.replace(/,$/, ''), type, terminatedOn: null, description: null, attorneys }];
};

/** Said nowhere but in the texts, where they link to the court's own site or name it. */
const courtIn = (text: string, fileName: string): string | null => {
  const host = /\b(ca(?:\d{1,2}|dc|fc))\.uscourts\.gov/i.exec(text)?.[1]?.toLowerCase();
  const [circuit = ''] = /Court of Appeals for the \w+ Circuit/i.exec(text) ?? [];
  const [, named] = /(?:^|[/.\\])(ca\w{1,2})(?=[._-])/.exec(fileName) ?? [];
  return courtId(host ?? '') ?? courtCalled(circuit) ?? courtId(named ?? '') ?? null;
};

const read = ({ json, text, name }: Source): ParsedDocket => {
  const { caseDetails, docketInfo } = acms.parse(json());
  const parties = elementsIn(parsedHtml(caseDetails.partyAttorneyList ?? ''), 'tr').map(cellsOf);
  return {
    ...emptyDocket,
    from: 'page',
    court: courtIn(text(), name),
    docketNumber: caseDetails.caseNumber,
    spelling: caseDetails.caseNumber,
    pacerId: caseDetails.caseId,
    caseName: caseDetails.name,
    dateFiled: isoDay(caseDetails.caseOpened),
    lineage: appealFrom(null, caseDetails.court?.name ?? null, caseDetails.originatingCaseNumber),
    parties: parties.flatMap(partyIn),
    entries: docketInfo.docketEntries.map(one => {
      const words = textOf(parsedHtml(one.docketEntryText ?? ''));
      return {
        number: one.entryNumber,
        sequence: null,
        documentId: one.docketEntryId,
        filedOn: isoDay(one.endDate),
        enteredOn: usDate(/\[Entered: ?([\d/]+)/.exec(words)?.[1] ?? ''),
        text: words,
        event: null,
        terminatedOn: null,
      };
    }),
  };
};

const sign = z.looseObject({
  caseDetails: z.looseObject({ caseNumber: z.string() }),
  docketInfo: z.looseObject({ docketEntries: z.array(z.unknown()) }),
});

/** A docket of the appellate courts' new system (ACMS), as its pages fetch it. */
export const acmsJson: Format = {
  name: 'acms_json',
  recognises: ({ json }) => sign.safeParse(json()).success,
  read: source => [read(source)],
};
