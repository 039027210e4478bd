import { type Numbering, numberingOf } from './courts.ts';

/** What a spelling says of the docket it means. */
export interface DocketIdentity {
  /** The stream that holds every docket of this number in this court (EVENTS.md section 2). */
  readonly stream: string;
  /** What spellings are compared by. */
  readonly core: string;
  /** How Lis writes it: without a judge's initials or a defendant's number; a federal trial court's as CM/ECF does. */
  readonly written: string;
  /** The division; absent where the spelling does not say. */
  readonly office?: string;
  /** The kind of case (cv, cr, bk, ap …); absent where the spelling does not say. */
  readonly type?: string;
}

const office = String.raw`(?:(?<office>\d{1,2})[:-])?`;
const year = String.raw`(?:19|20)?(?<year>\d{2})`;
const serial = String.raw`(?<serial>\d{1,6})`;
/** Judges' initials, a chapter, a defendant's number: `-YGR`, ` JD`, ` (LAK) (BCM)`, `-RMB-1`. */
const suffix = String.raw`(?<suffix>(?:\s*\([^)]*\)|[- ]+[a-z0-9]+)*)`;
const pattern = (number: string): RegExp => new RegExp(`^${number}${suffix}$`, 'i');

/** `4:24-cv-04722-YGR`, `3:2024cv04722`, `24 Civ. 1234 (LAK)`. */
const typed = pattern(`${office}${year}[- ]?(?<type>[a-z]{1,6})[-. ]*${serial}`);
/** `C 24-04722 JD`; Los Angeles writes the division before it, as in `SACV 24-1234`. */
const led = pattern(`(?:ed|sa)?(?<type>cv|cr|c)[- ]*${year}-${serial}`);
/** `24-10001 (MFW)`, `1-10-41176-cec`, `2024-1234`. */
const bare = pattern(`${office}${year}-${serial}`);

const patterns: Readonly<Record<Numbering, readonly RegExp[]>> = {
  trial: [typed, led, bare],
  appellate: [bare],
  own: [],
};

const types: Readonly<Record<string, string>> = { c: 'cv', civ: 'cv', crim: 'cr' };

/** Dashes as a word processor sets them are hyphens; "Case No." is no part of a number. */
const plain = (spelling: string): string =>
  spelling
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\bno\b(?:[.:]+ *| +)/i, '')
    .replace(/^(?:case|docket|index|court|(?:civil|criminal)(?: action)?)\b[ :]*/i, '')
    .trim();

const squeezed = (number: string): string => number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const partsOf = (court: string, number: string): Record<string, string | undefined> | undefined => {
  for (const one of patterns[numberingOf(court)]) {
    const parts = one.exec(number)?.groups;
    if (parts) return parts;
  }
  return undefined;
};

const read = (court: string, spelling: string): DocketIdentity => {
  const number = plain(spelling);
  const parts = partsOf(court, number);
  if (!parts) {
    const core = squeezed(number);
    return { stream: `docket-${court}-${core}`, core, written: spelling.trim() };
  }
  const kind = parts.type?.toLowerCase();
  const type = kind && (types[kind] ?? kind);
  const padded = parts.serial!.padStart(5, '0');
  const core = `${parts.office ? `${parts.office}:` : ''}${parts.year}-${type ? `${type}-` : ''}${padded}`;
  return {
    stream: `docket-${court}-${parts.year}-${padded}`,
    core,
    written: type ? core : number.slice(0, number.length - parts.suffix!.length),
    ...(parts.office && { office: parts.office }),
    ...(type && { type }),
  };
};

/** What was read lately: one action asks half a dozen times for the docket that it stands in. */
const known = new Map<string, DocketIdentity>();
const most = 1_000;

/**
 * Reads a docket number as its court numbers dockets: federal courts all in one way, any other court in its own, where
 * letters and digits alone are compared (docs/decisions/0014).
 */
export const docketIdentity = (court: string, spelling: string): DocketIdentity => {
  const name = `${court} ${spelling}`;
  const before = known.get(name);
  if (before) return before;
  if (known.size >= most) known.clear();
  const identity = read(court, spelling);
  known.set(name, identity);
  return identity;
};

const agrees = (known: readonly DocketIdentity[], said: DocketIdentity, on: 'office' | 'type'): boolean => {
  const named = known.flatMap(one => one[on] ?? []);
  return said[on] === undefined || named.length === 0 || named.includes(said[on]);
};

/**
 * The docket that an identity means: the one of that very number, else the first of that stream whose spellings name
 * no other office and no other type. `24-cv-04722` means `3:24-cv-04722`; `5:24-cv-04722` does not.
 */
export const findDocket = <D extends { readonly identities: readonly DocketIdentity[] }>(
  dockets: readonly D[],
  wanted: DocketIdentity,
): D | undefined => {
  const near = dockets.filter(({ identities }) => identities.some(({ stream }) => stream === wanted.stream));
  return (
    near.find(({ identities }) => identities.some(({ core }) => core === wanted.core)) ??
    near.find(({ identities }) => agrees(identities, wanted, 'office') && agrees(identities, wanted, 'type'))
  );
};
