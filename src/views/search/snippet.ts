import type { DocumentText } from './documents.ts';
import type { Sought } from './sought.ts';
import { standsAt } from './standsAt.ts';
import { type Phrase, type PlacedTokens, placedTokens } from './tokens.ts';

/** A piece of text as it stands; `hit` where it is what was looked for. Plain text: whoever shows it escapes it. */
export interface Segment {
  readonly text: string;
  readonly hit?: true;
}

interface Hit {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

/** Characters shown of a text, and of the text before its first hit; and how far into a text hits are looked for. */
const [shown, before, farthest] = [240, 60, 60_000] as const;

/** Hits looked at in one text: more of them say no better why it was found, and letters alone would be thousands. */
const mostHits = 1_000;

/** Where a phrase ends that stands there; of a pair that is the beginning of more, after what was looked for. */
const endOf = ({ tokens: wanted, begins }: Phrase, { tokens, from, to }: PlacedTokens, at: number): number => {
  const last = at + wanted.length - 1;
  const isPair = to[last]! - from[last]! === tokens[last]!.length && wanted.at(-1)!.length === 1;
  return begins && isPair ? from[last]! + 1 : to[last]!;
};

const hitsIn = (text: string, { all, firsts }: Sought): readonly Hit[] => {
  const placed = placedTokens(text.length > farthest ? text.slice(0, farthest) : text, firsts);
  const hits: Hit[] = [];
  for (let at = 0; at < placed.tokens.length && hits.length < mostHits; at++) {
    for (let phrase = 0; phrase < all.length; phrase++) {
      if (!standsAt(all[phrase]!, placed.tokens, at)) continue;
      hits.push({ phrase, from: placed.from[at]!, to: endOf(all[phrase]!, placed, at) });
    }
  }
  return hits;
};

/** The hit from which on most of what is sought stands together: one walk, with those that stand in reach counted. */
const bestOf = (hits: readonly Hit[]): Hit | undefined => {
  const counts = new Map<number, number>();
  const count = ({ phrase }: Hit, by: number) => {
    const now = (counts.get(phrase) ?? 0) + by;
    if (now === 0) counts.delete(phrase);
    else counts.set(phrase, now);
  };
  let [best, most, end]: [Hit | undefined, number, number] = [undefined, 0, 0];
  for (const [index, hit] of hits.entries()) {
    while (end < hits.length && (end === index || hits[end]!.to <= hit.from + shown - before)) count(hits[end++]!, 1);
    if (counts.size > most) [best, most] = [hit, counts.size];
    count(hit, -1);
  }
  return best;
};

const wordStart = (text: string, from: number): number => {
  if (from <= 0) return 0;
  const space = text.slice(from, from + 30).search(/\s/);
  return space < 0 ? safe(text, from) : from + space + 1;
};

const wordEnd = (text: string, to: number): number => {
  if (to >= text.length) return text.length;
  const space = text.slice(to - 30, to).search(/\s\S*$/);
  return space < 0 ? safe(text, to) : to - 30 + space;
};

/** Never between the halves of a character. */
const safe = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);

/** The text from `from` to `to`, with the hits in it told apart; those that overlap are one. */
const segments = (text: string, hits: readonly Hit[], from: number, to: number): readonly Segment[] => {
  const told: Segment[] = [];
  const tell = (start: number, end: number, hit?: true) => {
    if (start < end) told.push({ text: text.slice(start, end).replaceAll('\n', ' · '), ...(hit && { hit }) });
  };
  let at = from;
  const within = hits.filter(hit => hit.from >= from && hit.to <= to).sort((a, b) => a.from - b.from || b.to - a.to);
  for (let i = 0; i < within.length; ) {
    const start = within[i]!.from;
    let end = within[i]!.to;
    for (i += 1; i < within.length && within[i]!.from < end; i++) end = Math.max(end, within[i]!.to);
    tell(at, start);
    tell(start, end, true);
    at = end;
  }
  tell(at, to);
  return told;
};

const ellipsis: Segment = { text: '…' };

/** A stretch of the text around the best of its hits; of a text without hits its beginning. */
const stretch = (
  text: string,
  hits: readonly Hit[],
): { readonly told: readonly Segment[]; readonly phrases: ReadonlySet<number> } => {
  const best = bestOf(hits);
  const from = best ? wordStart(text, Math.min(best.from - before, text.length - shown)) : 0;
  const begin = best ? Math.min(from, best.from) : 0;
  const end = Math.max(wordEnd(text, begin + shown), best?.to ?? 0);
  const within = hits.filter(hit => hit.from >= begin && hit.to <= end);
  return {
    told: [
      ...(begin > 0 ? [ellipsis] : []),
      ...segments(text, within, begin, end),
      ...(end < text.length ? [ellipsis] : []),
    ],
    phrases: new Set(within.map(({ phrase }) => phrase)),
  };
};

const apart: Segment = { text: ' · ' };

/** Lines that hold what `found` does not hold yet. */
const linesWith = (text: string, sought: Sought, found: Set<number>): readonly Segment[] =>
  text.split('\n').flatMap(line => {
    if (found.size === sought.all.length) return [];
    const hits = hitsIn(line, sought);
    if (!hits.some(({ phrase }) => !found.has(phrase))) return [];
    const { told, phrases } = stretch(line, hits);
    for (const phrase of phrases) found.add(phrase);
    return [...told, apart];
  });

const joinPlain = (all: readonly Segment[]): readonly Segment[] =>
  all.reduce<Segment[]>((told, one) => {
    const last = told.at(-1);
    if (last && !last.hit && !one.hit) told[told.length - 1] = { text: last.text + one.text };
    else told.push(one);
    return told;
  }, []);

/** In few words why an action was found: what of it holds what was sought, or, where nothing was sought, how it begins. */
export const snippetOf = ({ head, body, around }: DocumentText, sought: Sought | undefined): readonly Segment[] => {
  if (!sought) return joinPlain(stretch(body || head, []).told);
  const found = new Set<number>();
  const hits = hitsIn(body, sought);
  const { told, phrases } = stretch(body, hits);
  for (const phrase of phrases) found.add(phrase);
  const names = linesWith(head, sought, found);
  const places = linesWith(around, sought, found);
  const parts = [...places, ...names, ...told];
  return joinPlain(parts.at(-1) === apart ? parts.slice(0, -1) : parts);
};

/** Those lines of a heading that hold what was sought; undefined where none does. */
export const headingHits = (heading: string, sought: Sought): readonly Segment[] | undefined => {
  const told = linesWith(heading, sought, new Set());
  return told.length === 0 ? undefined : joinPlain(told.slice(0, -1));
};
