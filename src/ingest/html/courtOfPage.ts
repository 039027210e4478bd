import { type AnyNode, type Document, isTag } from 'domhandler';
import { courtId, courtNamed } from '../../../events/courts.ts';
import { nodesIn } from './elements.ts';

const host = /^https?:\/\/(?:ecf|pcl|efile|www)[.-]?(?:ecf[.-])?([a-z0-9-]+)\.(?:uscourts\.gov|circ\w+\.)/i;
const anyHost = /\becf[.-]([a-z0-9-]+)\.uscourts\.gov/i;

const linkOf = (node: AnyNode): string => (isTag(node) ? (node.attribs.href ?? node.attribs.action ?? '') : '');

/** Known by the name of its file alone: trackers call their files after the court. */
const byFileName = (name: string): string | undefined => {
  const [, spelling] = /^(?:gov\.uscourts\.)?([a-z]{2,8}\d{0,2})(?=[._-]|$)/i.exec(name.split(/[/\\]/).at(-1)!) ?? [];
  return spelling && courtId(spelling.toLowerCase());
};

/** The court that a file is called after; null where it is called otherwise. */
export const courtOfFile = (name: string): string | null => byFileName(name) ?? null;

/** The court whose site a link leads to. */
export const courtOfLink = (link: string): string | undefined => {
  const found = host.exec(link) ?? anyHost.exec(link);
  return found?.[1] && courtId(found[1].toLowerCase());
};

const district = /\b(?:(?:northern|southern|eastern|western|middle|central) )?district of (?:the )?[a-z]+(?: [a-z]+)*/i;

/** `Eastern District of California - Live System (Fresno)`: the court of that name. */
const byHeading = (heading: readonly string[]): string | undefined => {
  const text = heading.join(' | ').toLowerCase();
  if (/court of international trade/.test(text)) return 'cit';
  if (/court of federal claims/.test(text)) return 'uscfc';
  if (/judicial panel on multidistrict/.test(text)) return 'jpml';
  const [where] = district.exec(text) ?? [];
  if (!where) return undefined;
  const kind = text.includes('bankruptcy') ? 'bankruptcy' : 'district';
  const tidy = where.replace(/^(.*district of) the /, '$1 ');
  return courtNamed(`united states ${kind} court for the ${tidy}`);
};

/** The court that most links lead to: a docket text may link to another's. */
const byLinks = (page: Document): string | undefined => {
  const counts = new Map<string, number>();
  for (const node of nodesIn(page)) {
    const court = courtOfLink(linkOf(node));
    if (court) counts.set(court, (counts.get(court) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/**
 * Which court a page of CM/ECF is of: by its heading, else by its links, else by the name of its file. A courts-db id, null
 * where nothing says.
 */
export const courtOfPage = (page: Document, heading: readonly string[], fileName: string): string | null =>
  byHeading(heading) ?? byLinks(page) ?? byFileName(fileName) ?? null;
