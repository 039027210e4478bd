import { stemmer } from 'stemmer';
import { getOrMake } from '../../../projections/getOrMake.ts';
import { remembered } from './remembered.ts';

/**
 * Scripts whose words stand together, or end in many ways: 기각, 기각하였다. They are indexed by every two characters
 * that follow each other, so that a word is found wherever it stands (docs/decisions/0021).
 */
const joined = String.raw`\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}`;

/** Digits, joined scripts and letters: each kind a piece of its own, so that `24cv4722` is read as `24-cv-4722` is. */
const pieces = new RegExp(String.raw`\p{N}+|[${joined}]+|[[\p{L}\p{M}]--[${joined}]]+`, 'gv');
const isJoined = new RegExp(`^[${joined}]`, 'v');

/** Nobody asks for more of a word, and FTS5 would cut it elsewhere. */
const longest = 60;

const marks = /[\u0300-\u036f]/g;

/** Hangul as nearly everybody writes it: nothing to fold or to compose. */
const syllables = /^[\uac00-\ud7a3]+$/;

/** Without case, width and diacritics, composed. */
const plain = (piece: string): string => {
  if (syllables.test(piece)) return piece;
  return /^[a-z0-9]*$/i.test(piece)
    ? piece.toLowerCase()
    : piece.normalize('NFKD').replace(marks, '').normalize('NFC').toLowerCase();
};

const wordLike = /[\p{L}\p{N}]+/gu;

/** What a piece of letters or digits is called in the index, before it loses its ending. */
const bare = (piece: string): string => (plain(piece.slice(0, longest)).match(wordLike) ?? []).join('');

const withoutEnding = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : stemmer(word));

/** Stemming takes longer than all else here, and a log says the same few thousand words again and again. */
const wordToken = remembered(50_000, piece => withoutEnding(bare(piece)));

/** Every two characters that follow each other, and the last by itself: each character begins a token. */
const pairsOf = (characters: readonly string[]): readonly string[] =>
  characters.map((character, index) => character + (characters[index + 1] ?? ''));

/** Text without a letter or digit beyond ASCII, as nearly all of a docket is; its pieces are found four times as fast. */
const common = /^[\0-\x7f\xa0\xa7\u2010-\u2027\u2030-\u205e]*$/;
const commonPieces = /[a-zA-Z]+|[0-9]+/g;

const tokensOfCommon = (text: string, before: string): string => {
  let tokens = '';
  for (const piece of text.match(commonPieces) ?? []) tokens += before + wordToken(piece);
  return tokens;
};

const tokensOfAny = (text: string, before: string): string => {
  let tokens = '';
  for (const piece of text.match(pieces) ?? []) {
    if (isJoined.test(piece)) tokens += before + pairsOf([...plain(piece)]).join(before);
    else {
      const token = wordToken(piece);
      if (token !== '') tokens += before + token;
    }
  }
  return tokens;
};

/** Words of the glossary, titles and docket numbers stand in action after action, a line each. */
const isShort = (line: string): boolean => line.length <= 60;

const tokensOfLong = (line: string, before: string): string =>
  common.test(line) ? tokensOfCommon(line, before) : tokensOfAny(line, before);

const shortLines = new Map<string, (line: string) => string>();
const tokensOfShort = (before: string) =>
  getOrMake(shortLines, before, () => remembered(50_000, line => tokensOfLong(line, before)));

/** The tokens of a text in their order, as they are indexed: before each a space and the mark. */
export const tokensOf = (text: string, mark = ''): string => {
  const before = ` ${mark}`;
  const ofShort = tokensOfShort(before);
  const ofLine = (line: string): string => (isShort(line) ? ofShort(line) : tokensOfLong(line, before));
  return text.includes('\n') ? text.split('\n').map(ofLine).join('') : ofLine(text);
};

/** The tokens of a text, and where each stands there: three lists of one length. */
export interface PlacedTokens {
  readonly tokens: string[];
  readonly from: number[];
  readonly to: number[];
}

const place = ({ tokens, from, to }: PlacedTokens, token: string, start: number, end: number): void => {
  tokens.push(token);
  from.push(start);
  to.push(end);
};

const zero = '0'.charCodeAt(0);

/** What a piece begins with: a small letter, or `0` for any digit, since zeros before a number are not indexed. */
const firstOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code <= 57 && code >= zero ? zero : code | 32;
};

/** With what the tokens of some phrases begin; no ending changes the first letter of a word. */
export const firstsOf = (phrases: readonly Phrase[]): ReadonlySet<number> =>
  new Set(phrases.flatMap(({ tokens }) => tokens.map(token => firstOf(token, 0))));

/** 1 for a letter, 2 for a digit, 0 for what is neither: `commonPieces`, three times as fast as its matches. */
const kindOf = (code: number): number =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : code >= 48 && code <= 57 ? 2 : 0;

const placeCommon = (text: string, placed: PlacedTokens, firsts: ReadonlySet<number>): void => {
  let start = 0;
  let kind = 0;
  for (let at = 0; at <= text.length; at++) {
    const next = at < text.length ? kindOf(text.charCodeAt(at)) : 0;
    if (next === kind) continue;
    if (kind !== 0) {
      const isWanted = firsts.has(firstOf(text, start));
      place(placed, isWanted ? wordToken(text.slice(start, at)) : '', start, at);
    }
    [start, kind] = [at, next];
  }
};

const placeJoined = (piece: string, start: number, placed: PlacedTokens): void => {
  const characters = [...plain(piece)];
  const end = start + piece.length;
  // What composing, or a surrogate, made longer or shorter is told as the whole piece.
  const asWritten = characters.length === piece.length;
  for (const [at, token] of pairsOf(characters).entries())
    place(placed, token, asWritten ? start + at : start, asWritten ? Math.min(start + at + 2, end) : end);
};

const placedAny = (text: string): PlacedTokens => {
  const placed: PlacedTokens = { tokens: [], from: [], to: [] };
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (isJoined.test(piece)) placeJoined(piece, index, placed);
    else if (wordToken(piece) !== '') place(placed, wordToken(piece), index, index + piece.length);
  }
  return placed;
};

const placedShort = remembered(5_000, placedAny);

/**
 * The same tokens, with where they stand. Those that begin with none of `firsts` may be empty: most of a text is not what
 * is looked for.
 */
export const placedTokens = (text: string, firsts: ReadonlySet<number>): PlacedTokens => {
  if (!common.test(text)) return isShort(text) ? placedShort(text) : placedAny(text);
  const placed: PlacedTokens = { tokens: [], from: [], to: [] };
  placeCommon(text, placed, firsts);
  return placed;
};

/** What is looked for: tokens that follow each other, the last of them whole or as a beginning. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** The last is the beginning of a token. */
  readonly begins: boolean;
  /** Also found where the last token is this one, whole: `dismissa*` finds what is indexed as `dismiss`. */
  readonly orWhole?: string;
}

/** The tokens that what somebody wrote is looked for by; undefined where it holds nothing that is indexed. */
export const phraseOf = (text: string, begins = false): Phrase | undefined => {
  const parts = text.match(pieces) ?? [];
  const tokens: string[] = [];
  let single = false;
  for (const [index, piece] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (isJoined.test(piece)) {
      const characters = [...plain(piece)];
      const pairs = pairsOf(characters);
      // A word goes on where it will; one character is the beginning of every pair that it begins.
      tokens.push(...(isLast && characters.length > 1 ? pairs.slice(0, -1) : pairs));
      single = isLast && characters.length === 1;
    } else if (wordToken(piece) !== '') tokens.push(wordToken(piece));
  }
  const last = parts.at(-1);
  if (last === undefined || tokens.length === 0) return undefined;
  if (isJoined.test(last) || !begins || bare(last) === '') return { tokens, begins: single };
  const beginning = bare(last);
  const whole = tokens.at(-1)!;
  const all = [...tokens.slice(0, -1), beginning];
  return { tokens: all, begins: true, ...(!whole.startsWith(beginning) && { orWhole: whole }) };
};
