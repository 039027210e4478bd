import { describe, expect, test } from '@jest/globals';
import { isType } from '../../events/event.ts';
import { classifier } from '../../src/ingest/record/partActions.ts';
import { docketPage, type PageParts } from '../support/docketPage.ts';
import { type Importer, newImporter } from '../support/importing.ts';
import { recordInto } from '../support/recording.ts';

const caseId = 'cand-3-24-cv-01234';
const complaint = [
  '02/01/2024',
  1,
  'COMPLAINT against Example Motors, Inc.. Filed by Luz Rivera. (Entered: 02/01/2024)',
  7,
] as const;
const motion = ['03/01/2024', 5, 'MOTION to Dismiss filed by Example Motors, Inc.. (Entered: 03/01/2024)', 19] as const;
const order = ['04/01/2024', 9, 'ORDER denying 5 Motion to Dismiss. (Entered: 04/02/2024)', 31] as const;
const minutes = [
  '04/03/2024',
  '',
  'Minute Entry for proceedings held before Judge Example: Status Conference held on 4/3/2024. (Entered: 04/04/2024)',
] as const;

const page = (printed: string, entries: NonNullable<PageParts['entries']>, more: PageParts = {}): string =>
  docketPage({ printed, entries, ...more });

const feed = `<rss version="2.0"><channel><item><title>3:24-cv-01234 Rivera v. Example Motors, Inc. et al</title>
<link>https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?987654</link>
<description>[Motion to Dismiss] (&lt;a href="https://ecf.cand.uscourts.gov/doc1/03510000019?caseid=987654&amp;de_seq_num=19"&gt;5&lt;/a&gt;)</description>
<pubDate>Sat, 02 Mar 2024 01:30:00 GMT</pubDate></item></channel></rss>`;

const notice = `From: court@example.com
To: somebody@example.com
Subject: Activity in Case 3:24-cv-01234-ABC Rivera v. Example Motors, Inc. et al Motion to Dismiss
Content-Type: text/html

The following transaction was entered on 3/1/2024 at 4:30 PM and filed on 3/1/2024<BR>
<table><tr><td>Case Name:</td><td>Rivera v. Example Motors, Inc. et al</td></tr>
<tr><td>Case Number:</td><td><a href="https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?987654">3:24-cv-01234-ABC</a></td></tr>
<tr><td>Document Number:</td><td><a href="https://ecf.cand.uscourts.gov/doc1/03510000019?caseid=987654&de_seq_num=19&magic_num=12345">5</a></td></tr></table>
<b>Docket Text:</b><BR><b>MOTION to Dismiss filed by Example Motors, Inc..</b><BR>
3:24-cv-01234-ABC Notice has been electronically mailed to:<BR>Somebody somebody@example.com`;

const typesIn = async (importer: Importer, id = caseId): Promise<readonly string[]> =>
  (await importer.recorder.log.readStream(`case-${id}`)).map(({ type }) => type);

const count = (types: readonly string[], type: string): number => types.filter(one => one === type).length;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A state without the ids and the sources that arrival decides. */
const told = (state: unknown): unknown =>
  JSON.parse(
    JSON.stringify(state, (key, value) => (key === 'because' || key === 'uncertain' ? undefined : value)).replaceAll(
      uuid,
      '',
    ),
  );

const entriesOf = async (importer: Importer) =>
  (await importer.history(caseId)).flatMap(action => (action.type === 'entry.recorded' ? [action] : []));

const orders = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap(one => orders(items.filter(other => other !== one)).map(rest => [one, ...rest]));

describe('a docket page', () => {
  test('becomes a case of its court and number, with its parties, judges, entries and what they do', async () => {
    const importer = newImporter();
    const { dockets } = await importer.add(page('05/01/2024', [complaint, motion, order, minutes]));
    expect(dockets).toMatchObject([{ caseId, isNew: true, entries: { new: 4 } }]);
    const state = await importer.state(caseId);
    expect(state).toMatchObject({
      title: 'Rivera v. Example Motors, Inc.',
      status: 'pending',
      proceedings: [
        {
          court: 'cand',
          docketNumber: '3:24-cv-01234',
          openedOn: '2024-02-01',
          closedOn: null,
          judges: [{ name: 'Ada B. Example' }],
        },
      ],
      motions: [
        { entry: { number: 5 }, kinds: ['dismiss'], filedOn: '2024-03-01', status: 'denied', ruledOn: '2024-04-01' },
      ],
      coverage: {
        capturedOn: '2024-05-01',
        throughEntry: 9,
        gaps: [
          { from: 2, to: 4 },
          { from: 6, to: 8 },
        ],
      },
    });
    expect(state.parties.map(({ name }) => name).sort()).toEqual(['Example Motors, Inc.', 'Luz Rivera']);
  });

  test('imported again changes nothing', async () => {
    const importer = newImporter();
    const content = page('05/01/2024', [complaint, motion, order, minutes, minutes], { terminated: '04/20/2024' });
    await importer.add(content);
    const before = await typesIn(importer);
    const { dockets } = await importer.add(content);
    expect(dockets).toMatchObject([{ isNew: false, entries: { new: 0, unchanged: 5 }, actions: {} }]);
    expect(await typesIn(importer)).toEqual(before);
  });

  test('that is longer adds only what is new', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [complaint, motion]));
    const { dockets } = await importer.add(page('05/01/2024', [complaint, motion, order]));
    expect(dockets[0]!.actions).toEqual({ 'entry.recorded': 1, 'motion.ruled': 1, 'docket.observed': 1 });
  });

  test('says of a closing and of an un-closing when they were seen', async () => {
    const importer = newImporter();
    await importer.add(page('05/01/2024', [complaint], { terminated: '04/20/2024' }));
    expect(await importer.state(caseId)).toMatchObject({ status: 'closed', proceedings: [{ closedOn: '2024-04-20' }] });
    await importer.add(page('09/01/2024', [complaint]));
    expect(await importer.state(caseId)).toMatchObject({ status: 'pending', proceedings: [{ closedOn: null }] });
  });

  test('of a later day shows whom it shows first: nobody says since when', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [complaint]));
    const parties = [
      ['Plaintiff', 'Luz Rivera'],
      ['Defendant', 'Example Motors, Inc.'],
      ['Defendant', 'Late Supplier LLC'],
    ] as const;
    await importer.add(page('05/01/2024', [complaint], { parties }));
    const state = await importer.state(caseId);
    const joined = Object.fromEntries(state.parties.map(({ name, appearances }) => [name, appearances[0]!.joinedOn]));
    expect(joined).toEqual({
      'Luz Rivera': '2024-02-01',
      'Example Motors, Inc.': '2024-02-01',
      'Late Supplier LLC': null,
    });
  });

  test('of one day that reads otherwise displaces nothing, and is told', async () => {
    const importer = newImporter();
    await importer.add(page('05/01/2024', [complaint]));
    const other = [complaint[0], 1, 'COMPLAINT against somebody else.', 7] as const;
    const { dockets } = await importer.add(page('05/01/2024', [other]));
    expect(dockets[0]!.entries.contradicts).toBe(1);
    expect((await entriesOf(importer))[0]!.data.text).toMatch(/Example Motors/);
  });

  test('that lost a line leaves the line, and says that it was not there', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [complaint, motion, order]));
    await importer.add(page('05/01/2024', [complaint, order]));
    const observed = (await importer.history(caseId)).filter(({ type }) => type === 'docket.observed');
    expect(observed.at(-1)!.data).toMatchObject({ capturedOn: '2024-05-01', missing: expect.arrayContaining([5]) });
    expect((await entriesOf(importer)).map(({ entry }) => entry?.number)).toEqual([1, 5, 9]);
  });

  test('tried with dryRun records nothing, and claims nothing', async () => {
    const importer = newImporter();
    const { dockets } = await importer.add(page('05/01/2024', [complaint, motion]), { dryRun: true });
    expect(dockets).toMatchObject([{ caseId, isNew: true, entries: { new: 2 } }]);
    expect((await importer.recorder.log.changedSince()).streams).toEqual([]);
  });
});

describe('a clerk’s edit', () => {
  const edited = [
    motion[0],
    5,
    'MOTION to Dismiss, filed by Example Motors, Inc.. Modified on 3/20/2024. (Entered: 03/01/2024)',
    19,
  ] as const;

  test('keeps both texts: before it the entry reads as it read', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [motion]));
    const { dockets } = await importer.add(page('05/01/2024', [edited]));
    expect(dockets[0]!.entries.edited).toBe(1);
    const [edit] = (await importer.history(caseId)).filter(({ type }) => type === 'entry.edited');
    expect(edit).toMatchObject({ on: null, notAfter: '2024-05-01', data: { before: motion[2], after: edited[2] } });
    expect((await entriesOf(importer))[0]!.data.text).toBe(edited[2]);
  });

  test('is known also where the older page comes later', async () => {
    const importer = newImporter();
    await importer.add(page('05/01/2024', [edited]));
    await importer.add(page('03/15/2024', [motion]));
    expect((await entriesOf(importer))[0]!.data.text).toBe(edited[2]);
    const [edit] = (await importer.history(caseId)).filter(({ type }) => type === 'entry.edited');
    expect(edit).toMatchObject({ notAfter: '2024-05-01', data: { before: motion[2], after: edited[2] } });
  });

  test('that was taken back is known in every order', async () => {
    const captures = [
      page('03/15/2024', [complaint, motion, order]),
      page('04/15/2024', [complaint, edited, order]),
      page('05/15/2024', [complaint, motion, order]),
      page('06/15/2024', [complaint, motion, order]),
    ];
    for (const arrival of orders([0, 1, 2, 3])) {
      const importer = newImporter();
      for (const index of arrival) await importer.add(captures[index]!);
      expect((await entriesOf(importer)).find(({ entry }) => entry?.number === 5)!.data.text).toBe(motion[2]);
      const edits = (await importer.history(caseId)).filter(({ type }) => type === 'entry.edited');
      expect(edits).toMatchObject([
        { notAfter: '2024-04-15', data: { before: motion[2], after: edited[2] } },
        { notAfter: '2024-05-15', data: { before: edited[2], after: motion[2] } },
      ]);
    }
  });

  test('to sealed seals the entry, without a word of what it said', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [complaint, motion]));
    const { dockets } = await importer.add(page('05/01/2024', [complaint, [motion[0], 5, '(Document sealed)', 19]]));
    expect(dockets[0]!.entries.sealed).toBe(1);
    const state = await importer.state(caseId);
    expect([state.withheld > 0, state.motions]).toEqual([true, []]);
    await importer.add(page('03/15/2024', [complaint, motion]));
    expect((await importer.state(caseId)).motions).toEqual([]);
  });
});

describe('what rules said of an entry', () => {
  const proceeding = { court: 'cand', docketNumber: '3:24-cv-01234' };
  const entryId = '018f0000-0000-7000-8000-000000000005';
  const origin = { recordedBy: 'importer', capture: { kind: 'backfill' as const, importId: 'import-1' } };
  const text = motion[2];

  test.each([
    ['is left where these rules say the same', text, 0],
    ['is corrected where the text reads otherwise now, and not said twice', text.replace('Dismiss', 'Strike'), 1],
  ])('that were others %s', async (_what, now, corrected) => {
    const importer = newImporter();
    const sighting = { from: 'page', capturedOn: '2024-03-10', text, filedOn: '2024-03-01', aliases: { number: 5 } };
    const basis = { kind: 'inferred', rule: 'motion', classifier: 'rules-0' } as const;
    const sources = [{ citation: 'Docket' }];
    const title = 'MOTION to Dismiss';
    const data = { kinds: ['dismiss'], title };
    const told = [
      { type: 'case.titled', data: { title: 'Rivera v. Example' }, sources: [] },
      { id: entryId, type: 'entry.recorded', proceeding, entry: { number: 5 }, data: sighting, sources },
      { type: 'motion.filed', proceeding, entryId, part: 0, data, sources, basis },
    ];
    await recordInto(importer.recorder, caseId, told as never, { origin });
    await importer.add(page('05/01/2024', [[motion[0], 5, now, 19]]));
    const filed = (await importer.history(caseId)).filter(({ type }) => type === 'motion.filed');
    expect(filed).toMatchObject([{ data: { kinds: [corrected ? 'strike' : 'dismiss'] } }]);
    const events = await importer.recorder.log.readStream(`case-${caseId}`);
    const corrections = events.flatMap(event => (isType(event, 'action.corrected') ? event.data.action : []));
    expect(corrections).toHaveLength(corrected);
    for (const correction of corrections) expect(correction).toMatchObject({ basis: { classifier } });
  });

  test('comes back where the clerk takes an edit back, but not where a person took it back', async () => {
    const letter = [motion[0], 5, 'LETTER from counsel. (Entered: 03/01/2024)', 19] as const;
    const importer = newImporter();
    await importer.add(page('03/15/2024', [motion]));
    await importer.add(page('04/15/2024', [letter]));
    expect((await importer.state(caseId)).motions).toEqual([]);
    await importer.add(page('05/15/2024', [motion]));
    const [filed] = (await importer.state(caseId)).motions;
    expect(filed).toMatchObject({ kinds: ['dismiss'] });
    const retraction = { type: 'action.retracted', data: { actionId: filed!.id, reason: 'not so' }, sources: [] };
    await recordInto(importer.recorder, caseId, [retraction] as never);
    await importer.add(page('06/15/2024', [letter]));
    await importer.add(page('07/15/2024', [motion]));
    expect((await importer.state(caseId)).motions).toEqual([]);
  });
});

describe('what a person said of what rules read', () => {
  const strike = [motion[0], 5, 'MOTION to Strike filed by Example Motors, Inc.. (Entered: 03/01/2024)', 19] as const;
  const filed = (data: object) => ({
    type: 'motion.filed',
    proceeding: { court: 'cand', docketNumber: '3:24-cv-01234' },
    data,
    sources: [{ citation: 'read it' }],
  });

  test.each([
    [
      'corrected',
      { action: { ...filed({ kinds: ['sanctions'] }), on: '2024-03-01', entry: { number: 5 } }, reason: 'misread' },
      [['sanctions']],
    ],
    ['retracted', { reason: 'not so' }, []],
    ['confirmed', {}, [['dismiss']]],
  ])('stays where it was %s, though the clerk edits the text', async (how, data, kinds) => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [motion]));
    const [{ id: actionId } = { id: '' }] = (await importer.state(caseId)).motions;
    const said = { type: `action.${how}`, data: { actionId, ...data }, sources: [] };
    await recordInto(importer.recorder, caseId, [said] as never);
    await importer.add(page('05/01/2024', [strike]));
    await importer.add(page('06/01/2024', [[motion[0], 5, 'LETTER from counsel.', 19]]));
    expect((await importer.state(caseId)).motions.map(one => one.kinds)).toEqual(kinds);
  });
});

describe('one entry by several sources', () => {
  test('is one, whichever comes first, and learns from each', async () => {
    const sources = [feed, notice, page('05/01/2024', [motion])];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      const importer = newImporter();
      for (const index of order) await importer.add(sources[index]!);
      const entries = await entriesOf(importer);
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ on: '2024-03-01', entry: { number: 5 } });
      expect((await importer.state(caseId)).motions).toMatchObject([{ kinds: ['dismiss'], entry: { number: 5 } }]);
    }
  });

  test('never keeps the link that a notice opens once, nor whom it went to', async () => {
    const importer = newImporter();
    await importer.add(notice);
    expect(JSON.stringify(await importer.recorder.log.readStream(`case-${caseId}`))).not.toMatch(/12345|somebody@/);
  });
});

describe('captures in any order', () => {
  const edited = [
    motion[0],
    5,
    'MOTION to Dismiss and to Strike filed by Example Motors, Inc.. (Entered: 03/01/2024)',
    19,
  ] as const;
  const third = ['Defendant', 'Late Supplier LLC'] as const;
  const two = [
    ['Plaintiff', 'Luz Rivera'],
    ['Defendant', 'Example Motors, Inc.'],
  ] as const;
  const captures = [
    page('03/15/2024', [complaint, motion], { parties: two }),
    page('04/10/2024', [complaint, motion, order, minutes], { parties: [...two, third] }),
    page('06/01/2024', [complaint, edited, order, minutes], { parties: [...two, third], terminated: '05/20/2024' }),
    feed,
  ];

  test('give one state', async () => {
    const states = new Set<string>();
    for (const order of orders([0, 1, 2, 3])) {
      const importer = newImporter();
      for (const index of order) await importer.add(captures[index]!);
      states.add(JSON.stringify(told(await importer.state(caseId))));
    }
    expect([...states]).toHaveLength(1);
  });

  test('also when they come at once', async () => {
    const importer = newImporter();
    await Promise.all(captures.map(capture => importer.add(capture)));
    expect(count(await typesIn(importer), 'entry.recorded')).toBe(4);
    expect(count(await typesIn(importer), 'case.titled')).toBe(1);
    const inTurn = newImporter();
    for (const capture of captures) await inTurn.add(capture);
    expect(told(await importer.state(caseId))).toEqual(told(await inTurn.state(caseId)));
  });
});

describe('which docket a source means', () => {
  test('one number in two divisions is two dockets', async () => {
    const importer = newImporter();
    await importer.add(page('05/01/2024', [complaint]));
    const { dockets } = await importer.add(
      docketPage({ number: '5:24-cv-01234-XYZ', printed: '05/01/2024', entries: [['02/01/2024', 1, 'COMPLAINT']] }),
    );
    expect(dockets[0]!.caseId).toBe('cand-5-24-cv-01234');
  });

  test('one that went to another division is one docket, under its first number', async () => {
    const importer = newImporter();
    await importer.add(page('03/15/2024', [complaint]));
    const { dockets } = await importer.add(page('05/01/2024', [complaint, motion], { number: '4:24-cv-01234-XYZ' }));
    expect(dockets).toMatchObject([{ caseId, entries: { new: 1, unchanged: 1 } }]);
    expect((await importer.state(caseId)).proceedings).toMatchObject([
      { docketNumber: '3:24-cv-01234', writtenAs: '4:24-cv-01234' },
    ]);
  });

  test('a defendant’s page is no docket of its own, and its end is not the end of the case', async () => {
    const importer = newImporter();
    await importer.add(docketPage({ number: '3:24-cr-00042-ABC', printed: '05/01/2024' }));
    const { dockets } = await importer.add(
      docketPage({ number: '3:24-cr-00042-ABC-2', printed: '06/01/2024', terminated: '05/20/2024' }),
    );
    expect(dockets[0]!.caseId).toBe('cand-3-24-cr-00042');
    expect(await importer.state('cand-3-24-cr-00042')).toMatchObject({ status: 'pending' });
  });

  test('what a person recorded of it is left as it is', async () => {
    const importer = newImporter();
    const proceeding = { court: 'cand', docketNumber: '3:24-cv-01234' };
    const sources = [{ citation: 'Dkt. 5' }];
    await recordInto(importer.recorder, 'rivera', [
      { type: 'case.titled', data: { title: 'Rivera v. Example' }, sources: [] },
      { type: 'case.filed', proceeding, on: '2024-02-01', data: {}, sources },
      {
        type: 'motion.filed',
        proceeding,
        on: '2024-03-01',
        entry: { number: 5 },
        data: { kinds: ['dismiss', 'strike'] },
        sources,
      },
    ] as never);
    const { dockets } = await importer.add(page('05/01/2024', [complaint, motion]));
    expect(dockets[0]!.caseId).toBe('rivera');
    expect(await importer.state('rivera')).toMatchObject({
      title: 'Rivera v. Example',
      motions: [{ kinds: ['dismiss', 'strike'] }],
    });
  });
});

describe('lineage', () => {
  const header = `<table><tr><td>Case&nbsp;in&nbsp;other&nbsp;court:</td><td>&nbsp;USCA, 9th Circuit, 24-05678</td></tr></table>
    <table><tr><td>Related&nbsp;Cases:&nbsp;</td><td><a href=/x>3:22-cv-00001-ABC</a></td></tr></table>`;
  const below = page('05/01/2024', [complaint], { header });
  const above = `<html>PACER<br><b>General Docket<br>United States Court of Appeals for the Ninth Circuit</b>
    <table><tr><td><b>Court of Appeals Docket #: </b>24-05678</td><td><b>Docketed:</b> 04/15/2024</td></tr>
    <tr><td>Luz Rivera v. Example Motors, Inc.</td></tr><tr><td><b>Appeal From:</b> California</td></tr></table>
    <table><tr><td><b>District: </b>0971-3 : <a href="https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?caseNumber=3:24-cv-01234">3:24-cv-01234</a></td></tr></table></html>`;

  test.each([
    ['the docket below first', [below, above]],
    ['the appeal first', [above, below]],
  ])('an appeal and the suit that it is from are one case: %s', async (_which, files) => {
    const importer = newImporter();
    const ids = new Set<string>();
    for (const file of files) for (const { caseId: id } of (await importer.add(file)).dockets) ids.add(id);
    expect(ids.size).toBe(1);
    const state = await importer.state([...ids][0]!);
    expect(state.proceedings.map(({ court }) => court).sort()).toEqual(['ca9', 'cand']);
    expect(state).toMatchObject({ status: 'pending', onAppeal: { since: '2024-04-15' } });
  });

  test('related cases are linked, each its own case', async () => {
    const importer = newImporter();
    await importer.add(below);
    expect((await importer.state(caseId)).related).toMatchObject([{ court: 'cand', docketNumber: '3:22-cv-00001' }]);
  });
});

describe('what cannot be recorded', () => {
  test('is refused with the reason, and the rest is recorded', async () => {
    const importer = newImporter();
    expect(await importer.add('a shopping list')).toMatchObject({
      format: null,
      dockets: [],
      refused: [{ reason: expect.stringContaining('no docket') }],
    });
    expect(await importer.add('<html>Document Selection Menu</html>')).toMatchObject({
      format: 'attachment_page',
      refused: [{ reason: expect.stringContaining('no docket') }],
    });
    const table =
      'court,docket_number,filed_on,number,text\ncand,3:24-cv-01234,2024-02-01,1,COMPLAINT\nnowhere,1,2024-02-01,1,X\ncand,3:24-cv-01234,,2,No day\n';
    const { dockets, refused } = await importer.add(table);
    expect(dockets).toMatchObject([{ caseId, entries: { new: 1 } }]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('court "nowhere" is not known'),
      'filed_on is empty',
    ]);
  });
});
