import type { Action } from '../../../events/action.ts';
import { idOf } from '../../../events/identity.ts';
import { type Capture, capturesIn, type Shown, shownIn } from './capture.ts';
import type { Standing } from './standing.ts';

/** What a header shows without saying since when: a party, its counsel, a judge, another docket. */
export interface HeaderFact {
  /** What it is told by, within its docket. */
  readonly key: readonly unknown[];
  readonly type: 'party.joined' | 'counsel.appeared' | 'judge.assigned' | 'case.related';
  readonly data: object;
  /** The day on which it was over, where the header says so: it was there by then. */
  readonly goneOn?: string | null;
}

/** As what a view shows it, or leaves it out. */
const kinds: Readonly<Record<HeaderFact['type'], Shown>> = {
  'party.joined': 'parties',
  'counsel.appeared': 'parties',
  'judge.assigned': 'judges',
  'case.related': 'lineage',
};

const basis = { kind: 'inferred', rule: 'header' } as const;

const corrected = (id: string, action: Action, reason: string): Action =>
  ({ type: 'action.corrected', data: { actionId: id, action, reason }, sources: [] }) as Action;

const without = ({ id: _id, ...action }: Action): Action =>
  Object.fromEntries(
    ['type', 'proceeding', 'data', 'sources', 'basis'].map(field => [field, action[field as keyof typeof action]]),
  ) as unknown as Action;

/** What stands of a header's fact; undefined where a person said of it what holds. */
const fromHeader = ({ said, isByHand }: Standing, id: string): Action | undefined => {
  const action = said(id);
  return action?.basis?.rule === 'header' && !isByHand(id) ? action : undefined;
};

/**
 * Since the case began, as far as anybody knows; where a view from before `notAfter` shows facts of that kind, and so not this
 * one, some day before that.
 */
const dayOf = ({ shown, standing }: Capture, type: HeaderFact['type'], notAfter: string, before?: Action) => {
  const filedOn = shown.dateFiled ?? before?.on ?? null;
  const wasLookedAtBefore = capturesIn(standing, kinds[type]).some(day => day < notAfter);
  return { on: wasLookedAtBefore || filedOn === null || filedOn > notAfter ? null : filedOn, notAfter };
};

const retracted = (actionId: string): Action =>
  ({ type: 'action.retracted', data: { actionId, reason: 'An entry says since when.' }, sources: [] }) as Action;

/** Those that an earlier capture than theirs does not show came later than they were thought to. */
const notYetThere = ({ shown, standing, capturedOn }: Capture, ids: ReadonlySet<string>): Action[] => {
  const shows = shownIn(shown);
  return standing.events.flatMap(({ id, type }) => {
    const kind = kinds[type as HeaderFact['type']] as Shown | undefined;
    if (kind === undefined || !shows.includes(kind) || ids.has(id)) return [];
    const action = fromHeader(standing, id);
    if (!action || action.on === null || !action.notAfter || action.notAfter <= capturedOn) return [];
    const later = { ...without(action), on: null, notAfter: action.notAfter } as Action;
    return [corrected(id, later, 'An earlier capture of the docket does not show it.')];
  });
};

/**
 * The header's facts as actions, each recorded once, and dated anew where an earlier capture tells more: whatever order
 * captures arrive in, the same stands. What is `outdated` is taken back.
 */
export const headerActions = (
  facts: readonly HeaderFact[],
  capture: Capture,
  outdated: readonly string[],
): readonly Action[] => {
  const { standing, capturedOn, source } = capture;
  const { name, proceeding } = standing.docket;
  const ids = new Set(outdated);
  const actions = facts.flatMap(({ key, type, data, goneOn }): Action[] => {
    const notAfter = goneOn && goneOn < capturedOn ? goneOn : capturedOn;
    const id = idOf([name, ...key]);
    ids.add(id);
    const fact = { type, proceeding, data, sources: [source], basis };
    if (!standing.byId.has(id)) return [{ id, ...fact, ...dayOf(capture, type, notAfter) } as Action];
    const stands = fromHeader(standing, id);
    if (!stands?.notAfter || stands.notAfter <= notAfter) return [];
    const earlier = { ...without(stands), ...dayOf(capture, type, notAfter, stands) } as Action;
    return [corrected(id, earlier, 'An earlier capture of the docket shows it already.')];
  });
  return [...actions, ...notYetThere(capture, ids), ...outdated.map(retracted)];
};
