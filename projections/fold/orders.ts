import { ordersNamedBy } from '../time/marks.ts';
import { type Context, slice } from './fold.ts';

type OnOrder = Parameters<typeof ordersNamedBy>[0];

const named = (_draft: undefined, action: OnOrder, { lookup, flags }: Context): void => {
  if (!ordersNamedBy(action, lookup).known)
    flags.push({ flag: 'unknown_order', because: [action.id], docket: action.docket });
};

/** What a vacatur takes back is marked before anything is folded; here only that it names nothing is told. */
export const orders = slice<undefined>({
  initial: () => undefined,
  evolve: { 'order.amended': named, 'order.vacated': named },
});
