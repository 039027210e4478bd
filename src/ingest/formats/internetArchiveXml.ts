import { type Element, isTag, type ParentNode } from 'domhandler';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { elementsIn, squeezed, textOf } from '../html/elements.ts';
import { tidy } from '../html/pacerEntries.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import { caseName, judgeName } from '../names.ts';
import type { Source } from '../source.ts';

const childOf = (parent: ParentNode, name: string): Element | undefined =>
  parent.children.find((node): node is Element => isTag(node) && node.name === name);

const said = (parent: ParentNode, name: string): string | null => {
  const child = childOf(parent, name);
  return (child && textOf(child)) || null;
};

/** The lines of a field that holds several. */
const linesOf = (parent: ParentNode, name: string): readonly string[] => {
  const [text] = childOf(parent, name)?.children ?? [];
  return text && 'data' in text
    ? text.data
        .split('\n')
        .map(squeezed)
        .filter(line => line !== '')
    : [];
};

const partyOf = (party: Element): ParsedParty => ({
  name: said(party, 'name') ?? '',
  type: said(party, 'type') ?? 'Unknown',
  terminatedOn: usDate(linesOf(party, 'extra_info').find(line => /^terminated:/i.test(line)) ?? ''),
  description: null,
  attorneys: elementsIn(party, 'attorney').map(attorney => ({
    name: said(attorney, 'attorney_name') ?? '',
    roles: linesOf(attorney, 'attorney_role'),
  })),
});

const entryOf = (document: Element): ParsedEntry => ({
  number: document.attribs.doc_num ?? null,
  sequence: said(document, 'pacer_de_seq_num'),
  documentId: said(document, 'pacer_doc_id'),
  filedOn: isoDay(said(document, 'date_filed')),
  enteredOn: isoDay(said(document, 'date_entered')),
  text: tidy(said(document, 'long_desc') ?? ''),
  event: said(document, 'short_desc'),
  terminatedOn: null,
});

const read = ({ xml }: Source): ParsedDocket => {
  const [root] = elementsIn(xml(), 'gov_uscourts_docket');
  const details = (root && childOf(root, 'case_details')) ?? xml();
  const documents = root ? elementsIn(root, 'document') : [];
  const number = said(details, 'docket_num');
  const title = said(details, 'case_name');
  return {
    ...emptyDocket,
    from: 'page',
    court: courtId(said(details, 'court') ?? '') ?? null,
    docketNumber: number,
    spelling: number,
    pacerId: said(details, 'pacer_case_num'),
    caseName: title && caseName(title),
    dateFiled: isoDay(said(details, 'date_case_filed')),
    dateTerminated: isoDay(said(details, 'date_case_terminated')),
    assignedTo: judgeName(said(details, 'assigned_to') ?? ''),
    referredTo: judgeName(said(details, 'referred_to') ?? ''),
    cause: said(details, 'case_cause'),
    natureOfSuit: said(details, 'nature_of_suit'),
    juryDemand: said(details, 'jury_demand'),
    jurisdiction: said(details, 'jurisdiction'),
    parties: root
      ? elementsIn(root, 'party')
          .map(partyOf)
          .filter(({ name }) => name !== '')
      : [],
    // What is attached to an entry is listed beside it.
    entries: documents.filter(({ attribs }) => (attribs.attachment_num ?? '0') === '0').map(entryOf),
  };
};

/** A docket as the RECAP archive once put it on the Internet Archive. */
export const internetArchiveXml: Format = {
  name: 'internet_archive_xml',
  recognises: ({ text }) => text().includes('<gov_uscourts_docket'),
  read: source => [read(source)],
};
