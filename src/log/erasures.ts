import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { caseOf } from './streamCache.ts';

type Order = RecordedEventOf<'entry.sealed'>;

/** Cases that were ever joined, each by one that stands for all of its kin. */
const kin = () => {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  return {
    rootOf,
    join: (a: string, b: string): void => {
      const [one, other] = [rootOf(a), rootOf(b)];
      if (one !== other) parents.set(other, one);
    },
  };
};

const namesTheSame = (event: RecordedEvent, { entryId, entry, data }: Order): boolean =>
  event.entryId === entryId ||
  (event.entryId !== undefined && data.aliases?.entryIds?.includes(event.entryId) === true) ||
  (event.entry !== undefined && event.entry.number === entry?.number);

/** Whether what is left of an erased event speaks against its order: then it names another entry. */
const fits = (event: RecordedEvent, order: Order): boolean =>
  (event.entryId === undefined && event.entry === undefined) || namesTheSame(event, order);

/**
 * Gathers, over a whole log, which events were erased, and tells which of them nothing ordered: an order stands in the case
 * itself or in one that was ever one with it, and names the entry that the event was of.
 */
export const erasures = () => {
  const erased: RecordedEvent[] = [];
  const orders = new Map<string, { readonly caseId: string; readonly order: Order }>();
  const cases = kin();
  return {
    see: (event: RecordedEvent): void => {
      const caseId = caseOf(event.stream);
      if (event.erasedBy !== undefined) erased.push(event);
      else if (caseId === undefined) return;
      else if (isType(event, 'entry.sealed') && event.data?.scope === 'erase')
        orders.set(event.id, { caseId, order: event });
      else if (isType(event, 'case.joined')) cases.join(caseId, event.data.from);
    },
    count: (): number => erased.length,
    unordered: (): readonly RecordedEvent[] =>
      erased.filter(event => {
        const found = orders.get(event.erasedBy!);
        const caseId = caseOf(event.stream);
        if (!found || caseId === undefined) return true;
        return cases.rootOf(found.caseId) !== cases.rootOf(caseId) || !fits(event, found.order);
      }),
  };
};
