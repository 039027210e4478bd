import { randomUUID } from 'node:crypto';
import type { ActionOf } from '../../events/action.ts';
import { type ActionType, catalogue, type DataOf, isOwn } from '../../events/catalogue.ts';
import type { DraftEvent, Recording } from '../../events/event.ts';
import { newSalt } from '../../events/identity.ts';

const proceeding = { court: 'cand', docketNumber: '3:24-cv-04722' };

type More = Partial<Omit<ActionOf<'note.added'> & Recording, 'type' | 'data'>>;

/** A whole draft event of a type around the data given, filed on 2024-08-05; `more` overrides its envelope. */
export const draft = <T extends ActionType>(type: T, data: DataOf<T>, more: More = {}): DraftEvent => {
  const legal = isOwn(type) ? {} : { proceeding, on: '2024-08-05' };
  const envelope = { caseId: 'musk-v-openai', certainty: 'record', recordedBy: 'test', sources: [source] };
  const event = { id: randomUUID(), v: catalogue[type].v, type, ...envelope, ...legal, ...more, data, salt: newSalt() };
  return event as unknown as DraftEvent;
};

const source = { url: 'https://www.courtlistener.com/docket/69013420/musk-v-altman/' };

/** A docket entry with this text. */
export const draftEntry = (text: string, more: More = {}): DraftEvent =>
  draft('entry.recorded', { from: 'page', capturedOn: '2024-08-06', text, filedOn: '2024-08-05' }, more);

/** Docket entries with the texts "1", "2" … */
export const draftEntries = (count: number): readonly DraftEvent[] =>
  Array.from({ length: count }, (_, i) => draftEntry(String(i + 1)));
