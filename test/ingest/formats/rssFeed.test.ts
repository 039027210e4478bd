import { describe, expect, test } from '@jest/globals';
import { docketIn, readText } from '../support/readText.ts';

interface Item {
  readonly title?: string;
  readonly id?: string;
  readonly guid?: string;
  readonly description?: string;
  readonly on?: string;
}

const item = ({
  title = '1:24-cv-00042 Lindqvist v. Fernhollow et al',
  id = '600042',
  guid = `${id}&amp;10`,
  description = '[Notice of Appearance] (&lt;a href="https://ecf.nysd.uscourts.gov/doc1/127122000001?caseid=600042&amp;de_seq_num=10" &gt;3&lt;/a&gt;)',
  on = 'Wed, 17 Jan 2024 17:00:00 GMT',
}: Item = {}): string => `<item><title>${title}</title><link>https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?${id}</link>
<description>${description}</description><guid isPermaLink="true">https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?${guid}</guid><pubDate>${on}</pubDate></item>`;

const feed = (...items: readonly string[]): string =>
  `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Southern District of New York</title>
<link>https://ecf.nysd.uscourts.gov</link><lastBuildDate>Thu, 18 Jan 2024 00:15:00 GMT</lastBuildDate>${items.join('')}</channel></rss>`;

describe('a feed of a court', () => {
  test('names the event, the document and the docket of each item', async () => {
    expect(await docketIn(feed(item()))).toMatchObject({
      from: 'feed',
      court: 'nysd',
      docketNumber: '1:24-cv-00042',
      pacerId: '600042',
      caseName: 'Lindqvist v. Fernhollow',
      capturedOn: '2024-01-17',
      entries: [
        {
          number: '3',
          sequence: '10',
          documentId: '127022000001',
          filedOn: '2024-01-17',
          text: '',
          event: 'Notice of Appearance',
        },
      ],
    });
  });

  test('is in UTC: what is filed at night in New York is dated on the day that it was there', async () => {
    const { entries } = await docketIn(feed(item({ on: 'Thu, 18 Jan 2024 02:30:00 GMT' })));
    expect(entries[0]!.filedOn).toBe('2024-01-17');
  });

  test('is a docket for each case', async () => {
    const { dockets } = await readText(feed(item(), item({ title: '1:24-cv-00043 Bell v. Thorne', id: '600043' })));
    expect(dockets.map(({ docketNumber }) => docketNumber)).toEqual(['1:24-cv-00042', '1:24-cv-00043']);
  });

  test('has several items for one filing with several events: they are one entry', async () => {
    const twice = [item({ description: '[Motion to Stay]' }), item({ description: '[Letter]' })];
    const { entries } = await docketIn(feed(...twice));
    expect(entries).toMatchObject([{ sequence: '10', event: 'Letter AND Motion to Stay' }]);
  });

  test('has lines without a number, told apart by their guid', async () => {
    const lines = [
      item({ description: '[Minutes]', guid: '600042&amp;11' }),
      item({ description: '[Minutes]', guid: '600042&amp;12' }),
    ];
    const { entries } = await docketIn(feed(...lines));
    expect(entries).toMatchObject([
      { number: null, sequence: '11', event: 'Minutes' },
      { number: null, sequence: '12', event: 'Minutes' },
    ]);
  });

  test('of a bankruptcy court says what kind of case it is before the event', async () => {
    const { entries } = await docketIn(
      feed(item({ description: 'Type: bk Office: 1 Chapter: 11 Trustee: Roe, Jane [Objection] (5)' })),
    );
    expect(entries).toMatchObject([{ event: 'Objection', number: '5' }]);
  });

  test('without a day that can be read leaves the day out', async () => {
    const { entries } = await docketIn(feed(item({ on: 'some day' })));
    expect(entries[0]!.filedOn).toBeNull();
  });
});
