import { type AnyNode, type Document, isTag } from 'domhandler';
import { courtId, courtsLike } from '../../../events/courts.ts';
import { nodesIn } from './elements.ts';

const host = /^https?:\/\/(?:ecf|pcl|efile|www)[.-]?(?:ecf[.-])?([a-z0-9-]+)\.(?:uscourts\.gov|circ\w+\.)/i;
const anyHost = /\becf[.-]([a-z0-9-]+)\.uscourts\.gov/i;

const linkOf = (node: AnyNode): string => (isTag(node) ? (node.attribs.href ?? node.attribs.action ?? '') : '');

/** Known by the name of its file alone: trackers call their files after the court. */
const byFileName = (name: string): string | undefined => {
  const [, spelling] = /^(?:gov\.uscourts\.)?([a-z]{2,8}\d{0,2})(?=[._-]|$)/i.exec(name.split(/[/\\]/).at(-1)!) ?? [];
  return spelling && courtId(spelling.toLowerCase());
};

const hostIn = (link: string): string | undefined => {
  const found = host.exec(link) ?? anyHost.exec(link);
  return found?.[1] && courtId(found[1].toLowerCase());
};

const wordsOfName: readonly (readonly [RegExp, string])[] = [
  [/\b(?:U\.?S\.?|united states)\b/gi, 'United States'],
  [/\(.*?\)|\bLive\b.*$/gi, ''],
];

/** `U.S. Bankruptcy Court, District of Arizona (Tucson)`: the court of that name. */
const byHeading = (heading: readonly string[]): string | undefined => {
  const text = wordsOfName.reduce((name, [pattern, by]) => name.replaceAll(pattern, by), heading.join(' '));
  const [, kind] = /\b(Bankruptcy|District) Court\b/i.exec(text) ?? [];
  const [, district] =
    /\b((?:(?:Northern|Southern|Eastern|Western|Middle|Central) )?District (?:of|for the) [A-Z][\w ]*?)(?=[-,]| {2}|$| (?:CIVIL|CRIMINAL|Bankruptcy|Adversary))/i.exec(
      text,
    ) ?? [];
  if (!kind || !district) return undefined;
  const said = district.toLowerCase().replace('for the', 'of');
  const name = kind.toLowerCase() === 'bankruptcy' ? `united states bankruptcy court, ${said}` : said;
  return courtsLike(name)[0];
};

/**
 * Which court a page of CM/ECF is of: by its links, else by its heading, else by the name of its file. A courts-db id, null
 * where nothing says.
 */
export const courtOfPage = (page: Document, heading: readonly string[], fileName: string): string | null => {
  for (const node of nodesIn(page)) {
    const court = hostIn(linkOf(node));
    if (court) return court;
  }
  return byFileName(fileName) ?? byHeading(heading) ?? null;
};
