import type { Action } from '../../events/action.ts';
import { isOwn } from '../../events/catalogue.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { getOrMake } from '../../projections/getOrMake.ts';
import { once } from '../../projections/once.ts';
import type { EffectiveHistory } from '../../projections/time/effectiveHistory.ts';
import type { Objection, Refusal } from './refusal.ts';

type Named = { readonly id: string; readonly type: string };

/** What a correction puts in the place of its target. */
const replacementIn = (draft: DraftEvent): Action | undefined =>
  draft.type === 'action.corrected' ? (draft.data.action as unknown as Action) : undefined;

/** Actions about actions: their target is in the record, is legal, and is not itself one of Lis's own. */
const objectionToTarget = (draft: DraftEvent, all: () => ReadonlyMap<string, Named>): Objection | undefined => {
  if (draft.type !== 'action.corrected' && draft.type !== 'action.retracted' && draft.type !== 'action.confirmed')
    return undefined;
  const target = all().get(draft.data.actionId);
  if (!target) {
    return {
      code: 'unknown_action',
      rule: 'Only an action in the record can be corrected.',
      detail: `This case holds no action ${draft.data.actionId}.`,
    };
  }
  if (isOwn(target.type as never)) {
    return {
      code: 'not_legal',
      rule: 'Only legal actions can be corrected.',
      detail: `${target.id} is ${target.type}, one of Lis's own actions: record a new one instead.`,
    };
  }
  return objectionToChange(target, replacementIn(draft));
};

const sightings: ReadonlySet<string> = new Set(['entry.recorded', 'entry.observed']);

/** Whoever seals believes it hidden: what this version would go on showing it does not take. */
const objectionToSeal = (draft: DraftEvent): Objection | undefined =>
  draft.type === 'entry.sealed' && draft.data.scope !== 'document'
    ? {
        code: 'not_yet',
        rule: 'What is sealed is hidden, and this version of Lis hides nothing yet.',
        detail: 'Retract the entry instead (action.retracted): it leaves every answer, though not the log.',
      }
    : undefined;

/** What an entry does hangs on it, and would hang on nothing. */
const objectionToChange = (target: Named, replacement: Action | undefined): Objection | undefined => {
  if (!replacement || replacement.type === target.type) return undefined;
  if (!sightings.has(target.type) && !sightings.has(replacement.type)) return undefined;
  return {
    code: 'never_an_entry',
    rule: 'An entry stays an entry, and nothing else becomes one.',
    detail: `${target.id} is ${target.type} and cannot become ${replacement.type}: retract it, and record the other as an action of its own.`,
  };
};

interface Entries {
  /** Of each entry that stands, the actions that recorded it. */
  readonly recordedBy: ReadonlyMap<string, readonly string[]>;
  /** The actions that no day was found for. */
  readonly undated: ReadonlySet<string>;
}

const entriesIn = (history: EffectiveHistory): Entries => {
  const recordedBy = new Map<string, string[]>();
  const undated = new Set<string>();
  for (const { id, type, entryId, on } of history) {
    if (type === 'entry.recorded') getOrMake(recordedBy, entryId!, () => []).push(id);
    if (on === null) undated.add(id);
  }
  return { recordedBy, undated };
};

/** The entry that an action names by its number counts only where the action takes its day from it. */
const missing = ({ entryId, entry, on }: Action, id: string, { recordedBy, undated }: Entries): boolean =>
  entryId !== undefined ? !recordedBy.has(entryId) : on === undefined && entry !== undefined && undated.has(id);

const objectionToEntry = (action: Action, id: string, entries: Entries): Objection | undefined => {
  if (action.type === 'entry.recorded') {
    const [first] = (entries.recordedBy.get(action.entryId ?? id) ?? []).filter(other => other !== id);
    if (first === undefined) return undefined;
    return {
      code: 'entry_recorded',
      rule: 'An entry is recorded once.',
      detail: `The entry ${action.entryId} was recorded by ${first}: record a later view of it as entry.observed.`,
    };
  }
  if (!missing(action, id, entries)) return undefined;
  const { entryId, entry, proceeding } = action;
  const named = entryId ?? `number ${entry!.number} of ${proceeding?.court} ${proceeding?.docketNumber}`;
  return {
    code: 'unknown_entry',
    rule: 'An entry is recorded before what it does.',
    detail: `This case holds no entry ${named}: record it first, or give the action its own date (on).`,
  };
};

/** What speaks against the drafts whatever the law says: they name what the record, drafts included, does not hold. */
export const structuralRefusals = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
  history: EffectiveHistory,
): Refusal[] => {
  const all = once(() => new Map<string, Named>([...events, ...drafts].map(event => [event.id, event])));
  const entries = entriesIn(history);
  return drafts.flatMap((draft, index) => {
    const replacement = replacementIn(draft);
    const id = draft.type === 'action.corrected' ? draft.data.actionId : draft.id;
    const objection =
      objectionToSeal(draft) ?? objectionToTarget(draft, all) ?? objectionToEntry(replacement ?? draft, id, entries);
    return objection ? [{ index, ...objection }] : [];
  });
};
