import { judgeName } from '../../names.ts';
import { slugOf } from '../../record/slugOf.ts';
import type { PartDraft } from '../reading.ts';
import type { Part } from './part.ts';

const office = String.raw`((?:(?:[Tt]he|[Hh]on(?:orable)?|HON(?:ORABLE)?|U\.?S|[Uu]nited [Ss]tates|[Cc]hief|[Ss]enior|[Dd]istrict|[Mm]agistrate|MAGISTRATE|[Jj]udge|JUDGE)[.:]? )*)`;

/** Words with a capital and single letters; the full stop behind a longer word ends the sentence. */
const word = String.raw`(?:[A-Z](?:\.|(?=[ ,;)]))|[A-Z][\p{L}'’-]+|(?:de|la|van|von|der|del)(?= [A-Z]))`;
const name = String.raw`(${word}(?: ${word}){1,4}(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?)`;

const assigned = new RegExp(`(?:[Rr]e-?)?(?:[Aa]ssigned|ASSIGNED) (?:to|TO):? ${office}${name}`, 'u');

const second = new RegExp(
  String.raw`^[\s,.]*(?:and(?: to)?|Designated as|designated as) (?:the )?${office}${name}`,
  'u',
);

const judge = (written: string, role: 'presiding' | 'referred'): readonly PartDraft[] => {
  const bare = judgeName(written.trim());
  return bare ? [{ type: 'judge.assigned', data: { judge: slugOf(bare, 'judge'), name: bare, role } }] : [];
};

/** Who is said to have the case, and the magistrate judge said in the same breath. */
export const assignment: Part = ({ body }, { sub }) => {
  if (sub !== 'assignment' && sub !== 'reassignment') return [];
  const found = assigned.exec(body);
  if (!found || !/judge|hon/i.test(found[1]!)) return [];
  const isMagistrate = /magistrate/i.test(found[1]!);
  const [, besides = '', other] = second.exec(body.slice(found.index + found[0].length)) ?? [];
  return [
    ...judge(found[2]!, isMagistrate ? 'referred' : 'presiding'),
    ...(other && !isMagistrate && /magistrate/i.test(besides) ? judge(other, 'referred') : []),
  ];
};
