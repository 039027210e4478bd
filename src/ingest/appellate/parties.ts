import type { ParsedParty } from '../docket.ts';
import { paragraphsIn } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import type { Row } from './sections.ts';

const bracketed = /^\[.*\]$/;

const attorneysIn = (cell: Row[number]): ParsedParty['attorneys'] =>
  paragraphsIn(cell).flatMap(([name, ...rest]) => {
    const roles = rest.filter(line => bracketed.test(line)).map(line => line.slice(1, -1));
    return name ? [{ name, roles }] : [];
  });

const typed =
  /\b(?:appell(?:ant|ee)|petitioner|respondent|plaintiff|defendant|intervenor|amicus|debtor|movant|party|in re|curiae|trustee|claimant|creditor|witness|objector|garnishee|surety|relator|government)/i;

/** Who stands in the left cell, under it in what role, and in the right one by whom represented. */
const partyOf = ([first, second]: Row, isSure: boolean): readonly ParsedParty[] => {
  const lines = paragraphsIn(first!).flat();
  const [name] = lines;
  const known = lines.findLastIndex(line => typed.test(line));
  const at = known < 1 && isSure ? lines.length - 1 : known;
  return name === undefined || at < 1
    ? []
    : [
        {
          name,
          type: lines[at]!.replace(/,$/, ''),
          terminatedOn: usDate(lines.find(line => /^terminated:/i.test(line)) ?? ''),
          description: null,
          attorneys: attorneysIn(second!),
        },
      ];
};

const halves = (cells: Row): boolean => cells.length === 2 && cells.every(({ attribs }) => attribs.width === '50%');

/** The parties in the rows of their section; in those of a whole page where its sections are not told. */
export const appellateParties = (rows: readonly Row[], isSure: boolean): readonly ParsedParty[] =>
  rows.filter(cells => (isSure ? cells.length === 2 : halves(cells))).flatMap(cells => partyOf(cells, isSure));
