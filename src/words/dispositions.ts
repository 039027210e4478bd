import type { CaseState, Claim } from '../../projections/state/shape.ts';
import type { Speech } from './names.ts';
import { phrases } from './phrases.ts';
import { tell, tellAgainst } from './tell.ts';
import { say, sayKind } from './words.ts';

export type Disposition = Claim['dispositions'][number];
type Reach = Disposition['against'];

/** Whether a ruling reaches all that is pleaded; one that names nobody does. */
const covers = (ruled: Reach, pleaded: Reach): boolean =>
  ruled === null || ruled === 'all' || (Array.isArray(pleaded) && pleaded.every(party => ruled.includes(party)));

const ending: ReadonlySet<string> = new Set(['dismissed', 'withdrawn', 'decided']);

const isEnd = ({ outcome }: Disposition): boolean => ending.has(outcome);

/** A ruling as one tells it: what, when, and, as far as it is told, on which way, for whom and on whom. */
export const tellDisposition = (
  { on, outcome, how, for: winner, prejudice, leave, by, against }: Partial<Disposition> & Pick<Disposition, 'outcome'>,
  speech: Speech,
  reach: { readonly partly?: boolean; readonly wholeBy?: boolean; readonly wholeAgainst?: boolean } = {},
): string => {
  const { lang } = speech;
  const phrase = phrases[lang];
  const word = say(lang, outcome);
  const particulars = [
    winner ? sayKind(lang, 'for', winner) : '',
    by && !reach.wholeBy ? phrase.asTo(tell({ type: '', field: 'by' }, by, speech)) : '',
    against && against !== 'all' && !reach.wholeAgainst ? tellAgainst(against, speech) : '',
    how ? sayKind(lang, 'how', how) : '',
    prejudice ? say(lang, prejudice === 'with' ? 'with_prejudice' : 'without_prejudice') : '',
    leave === true ? say(lang, 'leave_to_amend') : leave === false ? say(lang, 'no_leave_to_amend') : '',
  ].filter(Boolean);
  const told = [reach.partly ? phrase.inPart(word) : word, on ?? ''].filter(Boolean).join(' ');
  return particulars.length > 0 ? `${told} (${particulars.join(', ')})` : told;
};

const isWhole = ({ by, against }: Claim, ruling: Disposition): boolean =>
  covers(ruling.by, by) && covers(ruling.against, against);

const isOpen = ({ status }: Claim): boolean => status === 'pending' || status === 'ended' || status === 'dropped';

/** The rulings that tell how a claim stands: what ended it or a part of it, then what the last day of rulings let go on. */
const telling = (claim: Claim): readonly Disposition[] => {
  const { dispositions } = claim;
  const ends = dispositions.filter(isEnd);
  const last = dispositions.at(-1);
  return [
    ...ends.filter(ruling => ruling === ends.at(-1) || !isWhole(claim, ruling)),
    ...(isOpen(claim) ? dispositions.filter(ruling => !isEnd(ruling) && ruling.on === last?.on) : []),
  ];
};

/** A claim that a ruling ended and a later pleading brought again. */
const pleadedAgain = ({ numbers }: Claim, { on }: Disposition, { pleadings }: CaseState): string | undefined => {
  const last = pleadings.find(({ id }) => id === numbers.at(-1)?.pleading);
  return last?.on && on && last.on > on ? last.on : undefined;
};

/** What became of a claim, and of which part of it, so that what is left shows. */
export const tellDispositions = (claim: Claim, state: CaseState, speech: Speech): string => {
  const ended = ending.has(claim.status);
  const rulings = telling(claim);
  const only = rulings.filter(isEnd).length === 1;
  return rulings
    .map(ruling => {
      const whole = isWhole(claim, ruling);
      const told = tellDisposition(ruling, speech, {
        wholeBy: covers(ruling.by, claim.by),
        wholeAgainst: covers(ruling.against, claim.against),
        partly: isEnd(ruling) && !whole && !(ended && only),
      });
      const again =
        isEnd(ruling) && whole && claim.status === 'pending' ? pleadedAgain(claim, ruling, state) : undefined;
      return again === undefined ? told : `${told}, ${phrases[speech.lang].pleadedAgain(again)}`;
    })
    .join('; ');
};
