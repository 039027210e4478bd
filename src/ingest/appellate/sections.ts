import { type Document, type Element, isComment, isTag } from 'domhandler';
import { cellsOf, nodesIn } from '../html/elements.ts';

export type Row = readonly Element[];

type Name = 'origin' | 'parties' | 'entries' | 'other';

const sections: readonly (readonly [RegExp, Name])[] = [
  [/NEW SECTION - Orig Court/i, 'origin'],
  [/NEW SECTION - Party/i, 'parties'],
  [/NEW SECTION - DOCKET ENTRIES/i, 'entries'],
  [/NEW SECTION/i, 'other'],
];

/** The rows of an appellate docket by the section that a comment of its makers opens; all in `other` where none is kept. */
export const sectionsOf = (page: Document): ReadonlyMap<Name, readonly Row[]> => {
  const rows = new Map<Name, Row[]>();
  let name: Name = 'other';
  for (const node of nodesIn(page)) {
    if (isComment(node)) name = sections.find(([sign]) => sign.test(node.data))?.[1] ?? name;
    if (!isTag(node) || node.name !== 'tr') continue;
    const known = rows.get(name);
    if (known) known.push(cellsOf(node));
    else rows.set(name, [cellsOf(node)]);
  }
  return rows;
};
