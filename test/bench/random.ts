/** Numbers that look random and are the same at every run (mulberry32). */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<T>(choices: readonly T[]): T;
  /** A UUID as an imported action has one: without order. */
  uuid(): string;
}

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 2 ** 32;
  const hex = () => bits().toString(16).padStart(8, '0');
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: choices => choices[Math.floor(next() * choices.length)]!,
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      return `${a}-${b.slice(0, 4)}-5${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
};

const phrases = [
  'the Court has reviewed the papers submitted by the parties',
  'for the reasons stated on the record',
  'pursuant to Federal Rule of Civil Procedure 26(b)(1)',
  'counsel shall meet and confer',
  'filed under seal in accordance with Civil Local Rule 79-5',
  'the matter is suitable for disposition without oral argument',
  'with a proposed order and a certificate of service',
  'the request is supported by the declaration attached as Exhibit A',
  'no opposition has been received within the time allowed',
  'the parties stipulate to an extension of fourteen days',
  'responses due within the time set by the rules',
  'Signed by the presiding judge in chambers',
  '(Attachments: # 1 Declaration, # 2 Exhibit, # 3 Proposed Order)',
  'the clerk is directed to terminate the pending request',
  'a joint status report shall be lodged seven days before the conference',
  '“good cause” having been shown – see § 1404(a)',
] as const;

/** About so many characters of what a docket says. */
export const wordsOf = (random: Random, length: number): string => {
  let words = '';
  while (words.length < length) words += `${words && '; '}${random.pick(phrases)}`;
  return words.slice(0, length).trim();
};
