/** How many are under way at once: enough for their commits to share a sync, few enough to keep little in memory. */
const width = 4;

/** What comes of each item, in the order of the items, several under way at once. Rejects as the first that fails. */
export const inOrder = async function* <T, R>(items: readonly T[], work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  const begin = (item: T): void => {
    const begun = work(item);
    // Whoever takes it hears of its failure; until then it is nobody's.
    begun.catch(() => {});
    underWay.push(begun);
  };
  try {
    for (const item of items) {
      if (underWay.length === width) yield await underWay.shift()!;
      begin(item);
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await Promise.allSettled(underWay);
  }
};
