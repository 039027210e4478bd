import { expect, test } from '@jest/globals';
import { normalisedText } from '../../src/ingest/normalisedText.ts';

test.each([
  [
    'what a docket page and an e-mail write of attachments',
    'MOTION to Stay. (Attachments: # 1 Exhibit A, # 2 Exhibit B)(Roe, Jane) (Entered: 01/02/2024)',
    'MOTION to Stay. (Attachments: (1) Exhibit A, (2) Exhibit B)(Roe, Jane)',
  ],
  ['what an e-mail sets in brackets', 'ORDER granting 41 Motion. (Entered: 01/02/2024)', 'ORDER granting [41] Motion.'],
  ['commas where a clerk added nothing', 'NOTICE by Jane Roe,,, (Doe, J)', 'NOTICE by Jane Roe, (Doe, J)'],
])('%s is one text', (_what, one, other) => {
  expect(normalisedText(one)).toBe(normalisedText(other));
});

test('another number is another text', () => {
  expect(normalisedText('ORDER granting 41')).not.toBe(normalisedText('ORDER granting 42'));
});
