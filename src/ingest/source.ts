import type { Document } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { once } from '../../projections/once.ts';

/** A file to be read, each way of reading it done once, and only if a format asks for it. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: () => string;
  /** Undefined where it is no JSON. */
  readonly json: () => unknown;
  /** Throws UnreadableError where it nests without end. */
  readonly html: () => Document;
  /** Without entities of its own, so that none can expand. Throws UnreadableError as `html` does. */
  readonly xml: () => Document;
}

/** A file that is made to be no file; the message says how. */
export class UnreadableError extends Error {
  readonly code = 'unreadable';
}

export const mostBytes = 64 * 1_024 * 1_024;

/** Browsers stop there too; no court's page comes near, and parsers take the square of what is beyond. */
const deepest = 512;

/** UTF-8, else what browsers take a page without a word on its encoding to be. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const parsedJson = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const refuseBeyond = (depth: number): void => {
  if (depth > deepest) throw new UnreadableError(`It nests more than ${deepest} levels deep.`);
};

/** The longest docket of a federal court is a third of this; in memory a page is sixty times as large. */
const mostCharacters = 24 * 1_024 * 1_024;

/** Parses a page as browsers do. Throws UnreadableError. */
export const parsedHtml = (text: string): Document => {
  if (text.length > mostCharacters)
    throw new UnreadableError(
      `It is a page of more than ${mostCharacters / 1_024 / 1_024} MB: export its entries in parts.`,
    );
  let depth = 0;
  const counting = {
    ...adapter,
    onItemPush: () => {
      depth += 1;
      refuseBeyond(depth);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  return parse(text, { treeAdapter: counting });
};

const tags = /<(\/?)[a-z][^<>]*?(\/?)>/gi;

/** Throws UnreadableError. */
const parsedXml = (text: string): Document => {
  let depth = 0;
  for (const [, closes, isEmpty] of text.matchAll(tags)) {
    if (closes) depth -= 1;
    else if (!isEmpty) depth += 1;
    refuseBeyond(depth);
  }
  return parseDocument(text, { xmlMode: true });
};

/** Throws UnreadableError where it is larger than any docket. */
export const sourceOf = (name: string, bytes: Uint8Array): Source => {
  if (bytes.length > mostBytes) throw new UnreadableError(`It is larger than ${mostBytes / 1_024 / 1_024} MB.`);
  const text = once(() => decoded(bytes).toWellFormed());
  const json = once(() => ({ value: parsedJson(text()) }));
  return {
    name,
    bytes,
    text,
    json: () => json().value,
    html: once(() => parsedHtml(text())),
    xml: once(() => parsedXml(text())),
  };
};
