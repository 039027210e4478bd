import PostalMime from 'postal-mime';
import type { Source } from '../source.ts';

export interface Message {
  readonly subject: string;
  /** The body, where the message has one in HTML; else its plain text, line for line. */
  readonly html: string;
}

/** Three header fields at least: a page may begin with one line that looks like one. */
const header = /^(?:(?:[\w-]+:|From )[^\n]*\n(?:[ \t][^\n]*\n)*){3}/;

/** How much of a file may be looked at for the header of a message. */
const headerLength = 20_000;

/** Enough for what courts and the mail programs of lawyers send; more is an attack. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 1_000_000 };

export const isMessage = ({ text }: Source): boolean =>
  header.test(text().slice(0, headerLength).replaceAll('\r\n', '\n'));

/** Courts cut theirs long before. */
const longestSubject = 2_000;

const charset = /charset="?(?!utf-8|us-ascii)[\w-]+/i;

/** Some courts send bytes of Windows' own set without a word on it. */
const bytesOf = ({ bytes, text }: Source): Uint8Array =>
  charset.test(text()) ? bytes : new TextEncoder().encode(text());

const broken = (text: string): string => text.replaceAll(/\r?\n/g, '<br>');

/** A message as its sender wrote it; undefined where it is none that can be read. */
export const messageOf = async (source: Source): Promise<Message | undefined> => {
  try {
    const { html, text = '', subject = '' } = await PostalMime.parse(bytesOf(source), limits);
    return { subject: subject.slice(0, longestSubject), html: html || broken(text) };
  } catch {
    return undefined;
  }
};
