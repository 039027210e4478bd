import type { Document } from 'domhandler';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfPage } from '../html/courtOfPage.ts';
import { elementsIn, linesIn, lineText } from '../html/elements.ts';
import { historyEntries } from '../html/historyEntries.ts';
import { capturedIn, numberIn, pacerIdIn } from '../html/pacerHeader.ts';
import { usDate } from '../html/usDate.ts';
import { caseName, judgeName } from '../names.ts';
import type { Source } from '../source.ts';

const docketNumber = /^(?:\d{1,2}[:-])?\d{2}-(?:[a-z]{1,4}-)?\d{3,6}\S*/i;

/** The lines about the case, above its history. */
const headerLines = (page: Document): readonly string[] => {
  const centred = elementsIn(page, 'center').map(element => linesIn(element).map(lineText));
  return centred.find(([first = '']) => docketNumber.test(first)) ?? [];
};

const after = (text: string, label: RegExp): string =>
  text.slice(label.exec(text)?.index ?? text.length).replace(label, '');

const judgeIn = (lines: readonly string[], role: RegExp): string | null => {
  const line = lines.find(one => role.test(one));
  return line === undefined ? null : judgeName(line.replace(role, ''));
};

/** What stands behind the number: the parties, up to what else the header says. */
const nameIn = (text: string): string | null =>
  text
    .replace(docketNumber, '')
    .replace(/^\s*All Defendants\b/i, '')
    .replace(/\s*\b(?:Case type|Date filed|Chapter|Judge):.*$/i, '')
    .trim() || null;

const read = ({ html, text, name }: Source): ParsedDocket => {
  const page = html();
  const lines = headerLines(page);
  const [first = '', second = ''] = lines;
  const all = lines.join(' ');
  const title = nameIn(first) ?? (second === '' ? null : nameIn(second));
  return {
    ...emptyDocket,
    ...numberIn(first),
    from: 'history',
    court: courtOfPage(page, [], name),
    pacerId: pacerIdIn(text()),
    caseName: title && caseName(title),
    dateFiled: usDate(after(all, /Date filed:\s*/i).slice(0, 12)),
    dateTerminated: usDate(after(all, /Date terminated:\s*/i).slice(0, 12)),
    assignedTo:
      judgeIn(lines, /,?\s*presiding$/i) ??
      judgeName(/\bJudge:\s*(.*?)(?=\s*(?:Date|Debtor|Case|$))/.exec(all)?.[1] ?? ''),
    referredTo: judgeIn(lines, /,?\s*referral$/i),
    entries: historyEntries(page),
    capturedOn: capturedIn(text()),
  };
};

/** History/Documents, CM/ECF's other report on a docket: short, or long with the text of each entry. */
export const docketHistory: Format = {
  name: 'docket_history',
  // The script that shows the text of a line is in no other page.
  recognises: ({ text }) =>
    /L_ShowDktTxt_1-0-/.test(text()) || (/>\s*History\s*</.test(text()) && /Doc\.\s*<br>\s*No\./i.test(text())),
  read: source => [read(source)],
};
