import type { Document } from 'domhandler';
import { once } from '../../projections/once.ts';
import { parsedHtml, parsedXml } from './html/parsed.ts';

/** A file to be read, each way of reading it done once, and only if a format asks for it. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: () => string;
  /** Undefined where it is no JSON. */
  readonly json: () => unknown;
  readonly html: () => Document;
  readonly xml: () => Document;
}

/** UTF-8, else what browsers take a page without a word on its encoding to be. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const sourceOf = (name: string, bytes: Uint8Array): Source => {
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
