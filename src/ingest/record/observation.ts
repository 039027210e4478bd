import type { Action } from '../../../events/action.ts';
import { idOf } from '../../../events/identity.ts';
import { type Capture, isView, shownIn } from './capture.ts';
import { sightingsOf } from './knownEntries.ts';

const numbersOf = (capture: Capture): readonly number[] =>
  capture.shown.entries.flatMap(({ number }) => (number !== null && /^\d{1,6}$/.test(number) ? Number(number) : []));

/** Numbers of entries that stand in the case and lie within what this capture shows, but are not in it. */
const vanished = ({ standing }: Capture, shown: ReadonlySet<number>, from: number, to: number): readonly number[] => {
  const known = standing.entries.flatMap(entry => sightingsOf(entry).flatMap(({ aliases }) => aliases?.number ?? []));
  return [...new Set(known)]
    .filter(number => number >= from && number <= to && !shown.has(number))
    .sort((a, b) => a - b);
};

/** The numbers between its first and its last that a capture does not show. */
const skipped = (shown: ReadonlySet<number>, from: number, to: number): readonly number[] => {
  const numbers: number[] = [];
  for (let number = from; number <= to && numbers.length < 10_000; number += 1)
    if (!shown.has(number)) numbers.push(number);
  return numbers;
};

/** What this capture covered. A feed or a notice covers nothing: what it does not show may be there all the same. */
export const observation = (capture: Capture): readonly Action[] => {
  const { shown, standing, capturedOn } = capture;
  if (!isView(shown)) return [];
  const { name, proceeding } = standing.docket;
  const numbers = new Set(numbersOf(capture));
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const number of numbers) [from, to] = [Math.min(from, number), Math.max(to, number)];
  const missing = [...new Set([...skipped(numbers, from, to), ...vanished(capture, numbers, from, to)])].sort(
    (a, b) => a - b,
  );
  const shows = shownIn(shown);
  const id = idOf([
    name,
    'observed',
    shown.from,
    capturedOn,
    numbers.size,
    numbers.size > 0 ? [from, to] : null,
    shows,
  ]);
  if (standing.byId.has(id)) return [];
  const elsewhere = shown.lineage.flatMap(({ court, courtName, docketNumber }) =>
    court === null && courtName !== null ? [`${courtName}${docketNumber ? `, ${docketNumber}` : ''}`] : [],
  );
  return [
    {
      id,
      type: 'docket.observed',
      proceeding,
      data: {
        from: shown.from,
        capturedOn,
        shows,
        ...(shown.caseName !== null && { caseName: shown.caseName.slice(0, 1_000) }),
        // A defendant's own page shows what concerns that defendant.
        ...(numbers.size > 0 && shown.defendantNumber === null && { fromEntry: from }),
        ...(numbers.size > 0 && { throughEntry: to }),
        ...(missing.length > 0 && { missing }),
        ...(elsewhere.length > 0 && { note: `Case in another court: ${elsewhere.join('; ')}` }),
      },
      sources: [],
    } as Action,
  ];
};
