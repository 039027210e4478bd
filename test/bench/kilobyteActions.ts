import type { DocketAction } from './docketLife.ts';
import { randomFrom, wordsOf } from './random.ts';

const sources = [{ url: 'https://www.courtlistener.com/docket/69013420/musk-v-altman/' }];
const random = randomFrom(1);

/** Docket entries that are about 1 KB each once sealed. */
export const kilobyteActions = (count: number): readonly DocketAction[] =>
  Array.from({ length: count }, (_, i) => ({
    id: random.uuid(),
    type: 'entry.recorded',
    proceeding: { court: 'cand', docketNumber: '3:24-cv-04722' },
    entry: { number: i + 1 },
    sources,
    data: { from: 'history', capturedOn: '2026-03-02', text: wordsOf(random, 300), filedOn: '2024-08-05' },
  }));
