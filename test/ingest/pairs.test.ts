import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSource } from '../../src/ingest/readSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';
import { arrived, type Capture, entriesTold, told } from './support/bothOrders.ts';
import { dockets, hasDockets } from './support/sharedData.ts';
import { feedOf, historyOf, noticeOf } from './support/viewsOf.ts';

type Entries = Readonly<Partial<Record<'new' | 'more' | 'edited' | 'unchanged', number>>>;

/** Two views of one docket as courts gave them, and what the second adds to the first, in this order and in the other. */
type Pair = readonly [what: string, files: readonly [string, string], caseId: string, then: Entries, reversed: Entries];

const district = 'jc/pacer/dockets/district';
const bankruptcy = 'jc/pacer/dockets/bankruptcy';
const appellate = 'jc/pacer/dockets/appellate';
const histories = 'jc/pacer/docket_history_reports';
const nef = 'jc/pacer/nef/s3';
const courtListener = 'cl/cl/recap/test_assets';

const pairs: readonly Pair[] = [
  [
    'an earlier and a later page',
    [`${courtListener}/azd.html`, `${courtListener}/azd_multiple_unnumbered.html`],
    'azd-2-17-cr-00378',
    { new: 2, unchanged: 23 },
    { unchanged: 23 },
  ],
  [
    'an earlier and a later page of an appeal',
    [`${appellate}/ca9_1.html`, `${appellate}/ca9_2.html`],
    'ca9-17-15589',
    { new: 4, more: 10 },
    { unchanged: 10 },
  ],
  [
    'a page of an appeal without its parties, and one with them',
    [`${appellate}/ca11_1.html`, `${appellate}/ca11_2.html`],
    'ca11-18-90014',
    { more: 6 },
    { unchanged: 6 },
  ],
  [
    'pages of an early and of a late part of a docket',
    [`${bankruptcy}/deb_23.html`, `${bankruptcy}/deb_5.html`],
    'deb-08-13031',
    { new: 26 },
    { new: 9 },
  ],
  [
    'one page twice',
    [`${district}/cacd.html`, `${district}/cacd_2.html`],
    'cacd-2-06-cv-00350',
    { unchanged: 47 },
    { unchanged: 47 },
  ],
  [
    'a page, and one of its day without entries',
    [`${bankruptcy}/almb_1.html`, `${bankruptcy}/almb_2.html`],
    'almb-09-32303',
    {},
    { new: 11 },
  ],
  [
    'a page, and one without parties, judge and entries',
    [`${district}/cand_3.html`, `${district}/cand_4.html`],
    'cand-3-09-cr-00418',
    {},
    { new: 1 },
  ],
  [
    'a page, and one without entries',
    [`${district}/nysd_2.html`, `${district}/nysd_3.html`],
    'nysd-1-18-mj-03161',
    {},
    { new: 1 },
  ],
  [
    'a page without entries, and an entry as a feed has it',
    [`${district}/dcd_1.html`, 'jc/pacer/dockets/fake-rss/dcd.html'],
    'dcd-1-17-cr-00201',
    { new: 1 },
    {},
  ],
  [
    'a page and the Internet Archive’s file',
    [`${bankruptcy}/nysb_2.html`, 'jc/pacer/dockets_internet_archive/nysb_171257.xml'],
    'nysb-08-13555',
    {},
    { new: 9 },
  ],
  [
    'a page and a query that names a later judge',
    ['jc/pacer/case_queries/nysb.json', `${bankruptcy}/nysb_2.html`],
    'nysb-08-13555',
    { new: 9 },
    {},
  ],
  [
    'a page and a query that leaves a full stop out',
    ['jc/pacer/case_queries/txsd_3.json', `${district}/txsd.html`],
    'txsd-5-19-cv-00049',
    { new: 6 },
    {},
  ],
  [
    'a history and the court’s feed',
    [`${histories}/nysd_485885.html`, 'jc/pacer/rss_feeds/sdny_1.xml'],
    'nysd-1-17-cv-10085',
    { new: 1 },
    { new: 4 },
  ],
  [
    'the histories of a whole docket and of one defendant',
    [`${histories}/nysd_475640.html`, `${histories}/nysd_475766.html`],
    'nysd-1-17-cr-00350',
    { new: 55 },
    { new: 25 },
  ],
  [
    'a history and what a peer reads of it',
    [`${histories}/nysd_475766.html`, `${histories}/nysd_475766.json`],
    'nysd-1-17-cr-00350',
    { unchanged: 55 },
    { unchanged: 55 },
  ],
  [
    'a page and what a peer reads of it',
    [`${district}/cacd.html`, `${district}/cacd.json`],
    'cacd-2-06-cv-00350',
    { more: 47 },
    { unchanged: 47 },
  ],
  [
    'a page of the Supreme Court and its JSON',
    ['jc/scotus/dockets/html/21-1397.html', 'jc/scotus/dockets/json/21-1397.compare.json'],
    'scotus-21-1397',
    { unchanged: 41 },
    { more: 41 },
  ],
  [
    'a notice that two people were sent',
    [`${courtListener}/recap_mail_example_att`, `${nef}/nyed_1.txt`],
    'nyed-1-22-cv-00588',
    { unchanged: 1 },
    { unchanged: 1 },
  ],
  [
    'a notice in several dockets, whole and in part',
    [`${courtListener}/recap_mail_multi_docket_nef_example_jpml`, `${nef}/jpml_1.txt`],
    'jpml-mdl-no-2967',
    { unchanged: 1 },
    { unchanged: 1 },
  ],
  ['two notices of one docket', [`${nef}/deb_2.txt`, `${nef}/deb_multi_2.txt`], 'deb-23-10253', { new: 1 }, { new: 1 }],
];

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0 ? [[]] : items.flatMap((one, at) => orders(items.toSpliced(at, 1)).map(rest => [one, ...rest]));

if (!hasDockets)
  process.stderr.write('SKIPPED: pairs of real dockets, for there is no ../shared/data beside this checkout\n');

(hasDockets ? describe : describe.skip)('two real views of one docket are one case, whichever comes first:', () => {
  test.each(pairs)('%s', async (_what, files, caseId, then, reversed) => {
    const captures = files.map((file): Capture => [readFileSync(join(dockets, file)), file]);
    const [there, back] = [await arrived(captures), await arrived(captures.toReversed())];
    const added = ({ imported }: typeof there) => {
      const { entries } = imported[1]!.dockets.find(docket => docket.caseId === caseId)!;
      return Object.fromEntries(Object.entries(entries).filter(([, count]) => count > 0));
    };
    const casesIn = ({ imported }: typeof there) =>
      new Set(imported.flatMap(one => one.dockets.map(docket => docket.caseId)));
    expect([added(there), added(back)]).toEqual([then, reversed]);
    expect([...casesIn(back)].sort()).toEqual([...casesIn(there)].sort());
    for (const id of casesIn(there))
      expect(told(await back.importer.state(id))).toEqual(told(await there.importer.state(id)));
    const entries = await entriesTold(there.importer, caseId);
    expect(await entriesTold(back.importer, caseId)).toEqual(entries);
    // Nothing is lost: each view alone has no entry that both together lack.
    for (const capture of captures) {
      const alone = await arrived([capture]);
      expect(entries.length).toBeGreaterThanOrEqual((await entriesTold(alone.importer, caseId)).length);
    }
  });
});

(hasDockets ? describe : describe.skip)(
  'a real page, and the history, the notice and the feed that tell of its entries,',
  () => {
    test.each([
      [`${district}/cacd.html`, 47],
      [`${district}/txsd.html`, 6],
      [`${courtListener}/azd.html`, 23],
      [`${bankruptcy}/almb_1.html`, 11],
      [`${bankruptcy}/nysb_2.html`, 9],
    ])(
      'are one docket in every order: %s',
      async (file, count) => {
        const page = readFileSync(join(dockets, file));
        const {
          dockets: [docket],
        } = await readSource(sourceOf(file, page));
        const { entries } = docket!;
        const entry =
          entries.findLast(({ number, documentId }) => number !== null && documentId !== null) ??
          entries.findLast(({ number }) => number !== null)!;
        const views: readonly Capture[] = [
          [page, file],
          [historyOf(docket!, entries, '06/01/2030'), 'history.html'],
          [noticeOf(docket!, entry), 'notice.eml'],
          [feedOf(docket!, entry), 'feed.xml'],
        ];
        const states = new Set<string>();
        for (const order of orders(views)) {
          const { importer, imported } = await arrived(order);
          const { caseId } = imported[0]!.dockets[0]!;
          expect(imported.map(({ format }) => format).sort()).toEqual([
            'docket_history',
            'notice_email',
            'pacer_docket',
            'rss_feed',
          ]);
          expect(imported.flatMap(({ refused }) => refused)).toEqual([]);
          expect(await entriesTold(importer, caseId)).toHaveLength(count);
          states.add(JSON.stringify(told(await importer.state(caseId)), null, 1));
        }
        expect([...states].slice(1)).toEqual([]);
      },
      60_000,
    );
  },
);
