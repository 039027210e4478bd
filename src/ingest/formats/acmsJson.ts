import { type Element, isTag } from 'domhandler';
import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { cellsOf, elementsIn, linesIn, lineText, nodesIn, textOf } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import { parsedHtml } from '../source.ts';
import { said, text } from './jsonFields.ts';

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
  }),
  docketInfo: z.looseObject({ docketEntries: z.array(entry) }),
});

const documentOf = (html: string) => parsedHtml(html);

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

const courtIn = (name: string): string | null =>
  courtId(/(?:^|[/.\\])(ca\w{1,2})(?=[._-])/.exec(name)?.[1] ?? '') ?? null;

const read = (value: unknown, fileName: string): ParsedDocket => {
  const { caseDetails, docketInfo } = acms.parse(value);
  const parties = elementsIn(documentOf(caseDetails.partyAttorneyList ?? ''), 'tr').map(cellsOf);
  return {
    ...emptyDocket,
    from: 'page',
    // The file names its court nowhere.
    court: courtIn(fileName),
    docketNumber: caseDetails.caseNumber,
    spelling: caseDetails.caseNumber,
    pacerId: caseDetails.caseId,
    caseName: caseDetails.name,
    dateFiled: isoDay(caseDetails.caseOpened),
    parties: parties.flatMap(partyIn),
    entries: docketInfo.docketEntries.map(one => {
      const words = textOf(documentOf(one.docketEntryText ?? ''));
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

/** A docket of the appellate courts' new system (ACMS), as its pages fetch it. */
export const acmsJson: Format = {
  name: 'acms_json',
  recognises: ({ json }) => acms.safeParse(json()).success,
  read: ({ json, name }) => [read(json(), name)],
};
