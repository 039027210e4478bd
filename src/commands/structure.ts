import type { Action } from '../../events/action.ts';
import { isOwn } from '../../events/catalogue.ts';
import { isSealType, isSightingType } from '../../events/entries.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { once } from '../../projections/once.ts';
import { docketKeys } from '../../projections/time/dockets.ts';
import type { EffectiveHistory } from '../../projections/time/effectiveHistory.ts';
import { entryNames } from '../../projections/time/entryNames.ts';
import { entriesNamedIn, withheldIn } from '../../projections/time/withheld.ts';
import type { Objection, Refusal } from './refusal.ts';
import { isErasure } from './sealing.ts';

interface Everything {
  readonly all: () => ReadonlyMap<string, Named>;
  readonly isSealed: (id: string) => boolean;
}

type Named = { readonly id: string; readonly type: string };

/** What a correction puts in the place of its target. */
const replacementIn = (draft: DraftEvent): Action | undefined =>
  draft.type === 'action.corrected' ? (draft.data.action as unknown as Action) : undefined;

/** Actions about actions: their target is in the record, is legal, is not sealed, and is not itself one of Lis's own. */
const objectionToTarget = (draft: DraftEvent, { all, isSealed }: Everything): Objection | undefined => {
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
  if (draft.type !== 'action.retracted' && isSealed(target.id)) {
    return {
      code: 'sealed',
      rule: 'What is sealed is neither shown nor corrected.',
      detail: `The entry of ${target.id} is sealed: record entry.unsealed once the court has unsealed it.`,
    };
  }
  if (draft.type !== 'action.confirmed' && isSealType(target.type)) {
    return {
      code: 'seals_stand',
      rule: 'A seal is lifted, not taken back.',
      detail: `${target.id} is ${target.type}: record the other of entry.sealed and entry.unsealed, with its day.`,
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

/** No source that is read by machine has anything erased: a court orders that, and a person sees to it. */
const objectionToErasure = (draft: DraftEvent): Objection | undefined =>
  isErasure(draft) && draft.capture?.importId !== undefined
    ? {
        code: 'never_imported',
        rule: 'Only a person has an entry erased.',
        detail: 'An import cannot erase: record the seal by hand, or with the scope entry.',
      }
    : undefined;

/** What an entry does hangs on it, and would hang on nothing. */
const objectionToChange = (target: Named, replacement: Action | undefined): Objection | undefined => {
  if (!replacement || replacement.type === target.type) return undefined;
  if (!isSightingType(target.type) && !isSightingType(replacement.type)) return undefined;
  return {
    code: 'never_an_entry',
    rule: 'An entry stays an entry, and nothing else becomes one.',
    detail: `${target.id} is ${target.type} and cannot become ${replacement.type}: retract it, and record the other as an action of its own.`,
  };
};

interface Entries {
  /** Of each entry that stands, the actions that recorded it. */
  readonly recordedBy: () => ReadonlyMap<string | undefined, readonly Named[]>;
  /** The actions that no day was found for. */
  readonly undated: () => ReadonlySet<string>;
}

const entriesIn = (history: EffectiveHistory): Entries => ({
  recordedBy: once(() =>
    Map.groupBy(
      history.filter(({ type }) => type === 'entry.recorded'),
      ({ entryId }) => entryId,
    ),
  ),
  undated: once(() => new Set(history.flatMap(({ id, on }) => (on === null ? id : [])))),
});

/** The entry that an action names by its number counts only where the action takes its day from it. */
const missing = ({ entryId, entry, on }: Action, id: string, { recordedBy, undated }: Entries): boolean =>
  entryId !== undefined ? !recordedBy().has(entryId) : on === undefined && entry !== undefined && undated().has(id);

const objectionToEntry = (action: Action, id: string, entries: Entries): Objection | undefined => {
  if (action.type === 'entry.recorded') {
    const first = entries
      .recordedBy()
      .get(action.entryId ?? id)
      ?.find(other => other.id !== id);
    if (first === undefined) return undefined;
    return {
      code: 'entry_recorded',
      rule: 'An entry is recorded once.',
      detail: `The entry ${action.entryId} was recorded by ${first.id}: record a later view of it as entry.observed.`,
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

/** A seal names an entry that something in the record, or in the batch, belongs to; of one erased only seals may be left. */
const objectionToSeal = (draft: RecordedEvent, all: readonly RecordedEvent[], from: number): Objection | undefined => {
  if (!isSealType(draft.type)) return undefined;
  const keyOf = docketKeys(all.filter(({ erasedBy }) => erasedBy === undefined));
  const names = new Set(entryNames(draft, keyOf));
  const isKnown = all.some(
    (event, index) =>
      (index < from || !isSealType(event.type)) && entryNames(event, keyOf).some(name => names.has(name)),
  );
  if (isKnown) return undefined;
  const { entryId, entry } = draft;
  return {
    code: 'unknown_entry',
    rule: 'Only an entry that is there can be sealed or unsealed.',
    detail: `This case holds no entry ${entryId ?? `number ${entry!.number}`}.`,
  };
};

/** One sighting, or one seal, is of one entry; an import's is kept, and makes one of none that have two numbers. */
const objectionToNames = (draft: RecordedEvent, known: readonly RecordedEvent[]): Objection | undefined => {
  if (draft.capture?.importId !== undefined || !(draft.type === 'entry.observed' || isSealType(draft.type)))
    return undefined;
  const { keyOf, numberOf } = entriesNamedIn(known);
  const numbers = [...new Set(entryNames(draft, keyOf).flatMap(name => numberOf(name) ?? []))];
  if (numbers.length < 2) return undefined;
  return {
    code: 'two_entries',
    rule: 'An entry has one number.',
    detail: `What this names is of ${numbers.join(' and of ')}: name one of them.`,
  };
};

interface Submitted {
  /** The case with the drafts behind it. */
  readonly all: readonly RecordedEvent[];
  /** How many of them stand. */
  readonly from: number;
  /** In which seals are looked for, the drafts among them. */
  readonly sealing: readonly RecordedEvent[];
}

/**
 * What speaks against the drafts, which are the last of `all`, whatever the law says: they name what the record, drafts
 * included, does not hold or must not show.
 */
export const structuralRefusals = ({ all, from, sealing }: Submitted, history: EffectiveHistory): Refusal[] => {
  const withheld = withheldIn(sealing);
  const byId = once(() => new Map<string, RecordedEvent>(all.map(event => [event.id, event])));
  const everything = { all: byId, isSealed: (id: string) => withheld.hides(byId().get(id)!) };
  const entries = entriesIn(history);
  return all.slice(from).flatMap((draft, index) => {
    const replacement = replacementIn(draft);
    const id = draft.type === 'action.corrected' ? draft.data.actionId : draft.id;
    const objection =
      objectionToErasure(draft) ??
      objectionToTarget(draft, everything) ??
      objectionToSeal(draft, all, from) ??
      objectionToNames(draft, all.slice(0, from)) ??
      (withheld.hides(draft) || isSealType(draft.type)
        ? undefined
        : objectionToEntry(replacement ?? draft, id, entries));
    return objection ? [{ index, ...objection }] : [];
  });
};
