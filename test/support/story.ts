import { type Action, action } from '../../events/action.ts';
import { type ActionType, type DataOf, isOwn } from '../../events/catalogue.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { idOf } from '../../events/identity.ts';
import type { Docket } from '../../events/reference.ts';
import { answer } from '../../projections/state/answer.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { type EffectiveHistory, effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import type { Question } from '../../projections/time/question.ts';
import { parseInput } from '../../src/commands/caseFile.ts';
import { draftOf } from '../../src/commands/draft.ts';
import { noStream } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';

export const stateCourt: Docket = { court: 'calsuppctsf', docketNumber: 'CGC-24-612746' };
export const federalCourt: Docket = { court: 'cand', docketNumber: '3:24-cv-04722' };
export const appealsCourt: Docket = { court: 'ca9', docketNumber: '25-1234' };

export const keyOf = ({ court, docketNumber }: Docket): string => `${court} ${docketNumber}`;

/** The id of what is told under a name: the same in every story. */
export const the = (name: string): string => idOf(['story', name]);

type Envelope = Partial<Omit<Action, 'type' | 'data' | 'on'>>;

/** The envelope of a told action; `as` names it, so that others can speak of it. */
export type More = Envelope & { readonly as?: string };

export type Told = More & { readonly type: ActionType; readonly on?: string | null; readonly data: object };

/** One action, before the federal court unless `more` says otherwise. Lis's own actions have no `on`. */
export const act = <T extends ActionType>(
  type: T,
  on: string | null | undefined,
  data: DataOf<T>,
  more: More = {},
): Told => ({
  type,
  ...(on !== undefined && { on }),
  ...(!isOwn(type) && type !== 'context.noted' && { proceeding: federalCourt, sources }),
  ...(type === 'context.noted' && { sources }),
  ...more,
  data,
});

const sources = [{ url: 'https://www.courtlistener.com/docket/69013420/musk-v-altman/' }];

const toldAction = ({ as, ...told }: Told, index: number): Action =>
  parseInput(action, { id: the(as ?? `${told.type} ${index}`), sources: [], ...told });

const beginning = Date.parse('2031-01-01T12:00:00Z');

/** What a log would hold of these actions, recorded one after another, a minute apart, into one case. */
export const story = (...told: readonly Told[]): readonly RecordedEvent[] => {
  const stream = 'case-story';
  const origin = { recordedBy: 'storyteller' };
  const events: RecordedEvent[] = [];
  for (const [index, one] of told.entries()) {
    const now = new Date(beginning + index * 60_000);
    const last = events.at(-1);
    const draft = draftOf(toldAction(one, index), { caseId: 'story', stream, index }, origin, now);
    const [sealed] = seal(stream, last ? headOf(last) : noStream, [draft], now);
    events.push({ ...sealed!, stream, revision: index, position: String(index + 1) });
  }
  return events;
};

export const stateOn = (events: readonly RecordedEvent[], asOf: string, question: Question = {}): CaseState =>
  answer(events, { ...question, asOf }, () => asOf).state;

export const historyOn = (events: readonly RecordedEvent[], asOf: string, question: Question = {}): EffectiveHistory =>
  effectiveHistory(events, { ...question, asOf });

/** The flags of a state, without their reasons. */
export const flagsOf = ({ flags }: CaseState): readonly string[] => flags.map(({ flag }) => flag);
