import { type AnyNode, type ChildNode, type Document, isTag, isText, type ParentNode, Text } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

/** Five times as deep as what courts publish, and the mail programs of lawyers forward. */
const deepest = 256;

const hasChildren = (node: AnyNode): node is AnyNode & ParentNode => 'children' in node;

/** All text below a node, however deep. */
const textBelow = (node: ParentNode): string => {
  const pieces: string[] = [];
  const open: ChildNode[] = [...node.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (isText(next)) pieces.push(next.data);
    else if (hasChildren(next)) for (const child of next.children.toReversed()) open.push(child);
  }
  return pieces.join(' ');
};

const flatten = (node: ParentNode): void => {
  const text = new Text(textBelow(node));
  text.parent = node;
  node.children = [text];
};

/** Keeps what is nested endlessly as text, so that whoever reads the tree may look up and down it. */
const shallow = (document: Document): Document => {
  const open: { readonly node: ParentNode; readonly depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth === deepest) flatten(node);
    else for (const child of node.children) if (isTag(child)) open.push({ node: child, depth: depth + 1 });
  }
  return document;
};

/** A page as browsers read it. */
export const parsedHtml = (text: string): Document => shallow(parse(text, { treeAdapter: adapter }));

/** Without entities of its own, so that none can expand. */
export const parsedXml = (text: string): Document => shallow(parseDocument(text, { xmlMode: true }));
