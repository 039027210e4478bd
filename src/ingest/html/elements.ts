import { type AnyNode, type Element, isTag, isText, type ParentNode } from 'domhandler';

const unread: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'head']);

/** What stands after a node in document order; its children first, unless they are to be passed over. */
const after = (node: AnyNode, root: ParentNode, intoChildren: boolean): AnyNode | null => {
  if (intoChildren && 'children' in node && node.children.length > 0) return node.children[0]!;
  let up: AnyNode | ParentNode | null = node;
  while (up && up !== root) {
    if (up.next) return up.next as AnyNode;
    up = up.parent;
  }
  return null;
};

/** The nodes within a node in document order, without scripts. `into` says whose children are looked at. */
export const nodesIn = function* (
  root: ParentNode,
  into: (element: Element) => boolean = () => true,
): Generator<AnyNode> {
  let node: AnyNode | null = root.children[0] ?? null;
  while (node) {
    const isRead = !isTag(node) || !unread.has(node.name);
    if (isRead) yield node;
    node = after(node, root, isRead && (!isTag(node) || into(node)));
  }
};

/** The elements of a name, in document order; those within one of them too, unless `outermost`. */
export const elementsIn = (root: ParentNode, name: string, { outermost = false } = {}): readonly Element[] => {
  const found: Element[] = [];
  for (const node of nodesIn(root, element => !outermost || element.name !== name))
    if (isTag(node) && node.name === name) found.push(node);
  return found;
};

export const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A part of a text that is set in one way. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underlined: boolean;
}

export type Line = readonly Run[];

const breaks: ReadonlySet<string> = new Set([
  'br',
  'p',
  'div',
  'tr',
  'td',
  'th',
  'table',
  'li',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'center',
]);

const styleOf = (node: AnyNode, root: ParentNode): Omit<Run, 'text'> => {
  const names = new Set<string>();
  for (let up = node.parent; up && up !== root; up = up.parent) if (isTag(up)) names.add(up.name);
  return { bold: names.has('b') || names.has('strong'), italic: names.has('i'), underlined: names.has('u') };
};

const blockOf = (node: AnyNode, root: ParentNode): ParentNode | null => {
  let up = node.parent;
  while (up && up !== root && !(isTag(up) && breaks.has(up.name))) up = up.parent;
  return up;
};

interface Piece {
  readonly text: string;
  readonly node: AnyNode;
  /** How many times the page broke since the text before: with 0 it goes on in its line. */
  readonly breaks: number;
}

/** The text of an element piece by piece; a line ends with a break, and where a block begins or ends. */
const piecesIn = function* (root: ParentNode, into?: (element: Element) => boolean): Generator<Piece> {
  let count = 0;
  let block: ParentNode | null = null;
  for (const node of nodesIn(root, into)) {
    if (isTag(node) && breaks.has(node.name)) count += 1;
    if (!isText(node)) continue;
    const own = blockOf(node, root);
    if (own !== block) count = Math.max(count, 1);
    block = own;
    yield { text: node.data, node, breaks: count };
    if (/\S/.test(node.data)) count = 0;
  }
};

interface Reach {
  /** Whose children are looked at. */
  readonly into?: (element: Element) => boolean;
  /** How many lines are read at most. */
  readonly most?: number;
}

/** The text of an element line by line, as it is broken on the page, each with how it is set; without empty lines. */
export const linesIn = (root: ParentNode, { into, most = Number.POSITIVE_INFINITY }: Reach = {}): readonly Line[] => {
  const lines: Run[][] = [[]];
  for (const { text, node, breaks } of piecesIn(root, into)) {
    if (breaks > 0 && lines.at(-1)!.length > 0) {
      if (lines.length >= most) break;
      lines.push([]);
    }
    const isBlank = !/\S/.test(text);
    if (!isBlank) lines.at(-1)!.push({ text, ...styleOf(node, root) });
    else if (lines.at(-1)!.length > 0) lines.at(-1)!.push({ ...lines.at(-1)!.at(-1)!, text: ' ' });
  }
  return lines.filter(line => line.length > 0);
};

export const lineText = (line: Line): string => squeezed(line.map(({ text }) => text).join(''));

/** All text of an element, blanks squeezed; what stands in the middle of a word is not torn from it. */
export const textOf = (root: ParentNode): string => {
  let whole = '';
  for (const { text, breaks } of piecesIn(root)) whole += breaks > 0 ? ` ${text}` : text;
  return squeezed(whole);
};

/** A line of a page, and what it links to. */
export interface LinkedLine {
  readonly text: string;
  readonly links: readonly Element[];
}

/** How far above a text its link may stand. */
const linkDepth = 8;

const linkAround = (node: AnyNode): Element | undefined => {
  let up = node.parent;
  for (let depth = 0; up && depth < linkDepth; depth += 1, up = up.parent) if (isTag(up) && up.name === 'a') return up;
  return undefined;
};

/** The lines of an element with their links, without empty ones. */
export const linkedLinesIn = (root: ParentNode): readonly LinkedLine[] => {
  const lines: { text: string; links: Element[] }[] = [];
  for (const { text, node, breaks } of piecesIn(root)) {
    if (breaks > 0 || lines.length === 0) lines.push({ text: '', links: [] });
    const line = lines.at(-1)!;
    line.text += text;
    const link = linkAround(node);
    if (link && !line.links.includes(link)) line.links.push(link);
  }
  return lines.map(({ text, links }) => ({ text: squeezed(text), links })).filter(({ text }) => text !== '');
};

/** The lines of an element in the groups that empty lines part. */
export const paragraphsIn = (root: ParentNode): readonly (readonly string[])[] => {
  const paragraphs: string[][] = [];
  for (const { text, breaks } of piecesIn(root)) {
    if (!/\S/.test(text)) continue;
    const last = paragraphs.at(-1);
    if (!last || breaks > 1) paragraphs.push([text]);
    else if (breaks === 1) last.push(text);
    else last.push(`${last.pop()}${text}`);
  }
  return paragraphs.map(lines => lines.map(squeezed));
};

/** The cells of a row, as far as they are its own. */
export const cellsOf = (row: Element): readonly Element[] =>
  row.children.filter((node): node is Element => isTag(node) && (node.name === 'td' || node.name === 'th'));
