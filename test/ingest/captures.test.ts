import { describe, expect, test } from '@jest/globals';
import { docketPage, type PageParts } from '../support/docketPage.ts';
import { type Importer, newImporter } from '../support/importing.ts';
import { recordInto } from '../support/recording.ts';
import { arrived } from './support/bothOrders.ts';

const caseId = 'cand-3-24-cv-01234';
const complaint = ['02/01/2024', 1, 'COMPLAINT against Example Motors, Inc.. Filed by Luz Rivera.', 7] as const;
const motion = ['03/01/2024', 5, 'MOTION to Dismiss filed by Example Motors, Inc..', 19] as const;

const feed = `<rss version="2.0"><channel><item><title>3:24-cv-01234</title>
<link>https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?987654</link>
<description>[Motion to Dismiss] (&lt;a href="https://ecf.cand.uscourts.gov/doc1/03510000019?caseid=987654&amp;de_seq_num=19"&gt;5&lt;/a&gt;)</description>
<pubDate>Sat, 02 Mar 2024 01:30:00 GMT</pubDate></item></channel></rss>`;

const page = (printed: string, more: PageParts = {}): string => docketPage({ printed, entries: [complaint], ...more });

/** What is told after both, first in this order and then in the other: it must be one. */
const inBothOrders = async (one: string, other: string, told: (importer: Importer) => Promise<unknown>) => {
  const answers: unknown[] = [];
  for (const files of [
    [one, other],
    [other, one],
  ]) {
    const importer = newImporter();
    for (const file of files) await importer.add(file);
    answers.push(await told(importer));
  }
  expect(answers[1]).toEqual(answers[0]);
  return answers[0];
};

const titleIn = async (importer: Importer) => (await importer.state(caseId)).title;

describe('what a case is called', () => {
  test('a name, once a source has one, though the first to come had none', async () => {
    expect(await inBothOrders(feed, page('05/01/2024'), titleIn)).toBe('Rivera v. Example Motors, Inc.');
  });

  test('as the latest page has it, whichever comes first', async () => {
    const later = page('09/01/2024', { name: 'Rivera v. Sample Motors, Inc.' });
    expect(await inBothOrders(page('05/01/2024'), later, titleIn)).toBe('Rivera v. Sample Motors, Inc.');
  });

  test('as a person called it, whatever a page says', async () => {
    const importer = newImporter();
    await importer.add(page('05/01/2024'));
    await recordInto(importer.recorder, caseId, [
      { type: 'case.titled', data: { title: 'The motors case' }, sources: [] },
    ]);
    await importer.add(page('09/01/2024', { name: 'Rivera v. Sample Motors, Inc.' }));
    expect(await titleIn(importer)).toBe('The motors case');
  });
});

describe('a page that leaves out', () => {
  test('the parties does not say that they came later', async () => {
    const joined = async (importer: Importer) =>
      (await importer.state(caseId)).parties.map(({ appearances }) => appearances[0]!.joinedOn);
    const without = page('03/15/2024', { parties: [] });
    expect(await inBothOrders(without, page('05/01/2024'), joined)).toEqual(['2024-02-01', '2024-02-01']);
  });

  test('the entries says nothing of how far the docket goes', async () => {
    const covered = async (importer: Importer) => (await importer.state(caseId)).coverage;
    const whole = page('05/01/2024', { entries: [complaint, motion] });
    for (const printed of ['05/01/2024', '07/01/2024'])
      expect(await inBothOrders(page(printed, { entries: [] }), whole, covered)).toMatchObject({
        capturedOn: '2024-05-01',
        throughEntry: 5,
        missing: 3,
      });
  });

  test('the later entries does not hide that they were seen', async () => {
    const covered = async (importer: Importer) => (await importer.state(caseId)).coverage;
    const whole = page('05/01/2024', { entries: [complaint, motion] });
    expect(await inBothOrders(whole, page('07/01/2024'), covered)).toMatchObject({
      capturedOn: '2024-05-01',
      throughEntry: 5,
    });
  });
});

describe('an entry that vanished', () => {
  const order = ['04/01/2024', 9, 'ORDER denying 5 Motion to Dismiss.', 31] as const;
  const vanished = async (importer: Importer) => {
    const { flags, proceedings } = await importer.state(caseId);
    const found = flags.filter(({ flag }) => flag === 'entry_vanished');
    expect(proceedings[0]!.flags).toEqual(found);
    const events = new Map((await importer.history(caseId)).map(action => [action.id, action]));
    return found.map(({ because }) => events.get(because[0]!)?.entry?.number);
  };
  const whole = page('05/01/2024', { entries: [complaint, motion, order] });

  test('from a later page stays, and is flagged, whichever comes first', async () => {
    expect(await inBothOrders(whole, page('07/01/2024', { entries: [complaint, order] }), vanished)).toEqual([5]);
  });

  test('is not known from a page that ends before it, nor from a feed', async () => {
    expect(await inBothOrders(whole, page('07/01/2024', { entries: [complaint] }), vanished)).toEqual([]);
    const { importer } = await arrived([
      [whole, 'whole'],
      [feed, 'feed'],
    ]);
    expect(await vanished(importer)).toEqual([]);
  });

  test('is not known from the page of one defendant', async () => {
    const [all, one] = [
      { number: '3:24-cr-00042-ABC', entries: [complaint, motion, order] },
      { number: '3:24-cr-00042-ABC-2', entries: [complaint, order] },
    ];
    const { importer } = await arrived([
      [page('05/01/2024', all), 'all'],
      [page('07/01/2024', one), 'one'],
    ]);
    expect((await importer.state('cand-3-24-cr-00042')).flags.map(({ flag }) => flag)).not.toContain('entry_vanished');
  });
});

test('a link to another lawsuit that an earlier page lacks came after it, in whatever order they come', async () => {
  const header = `<table><tr><td>Related&nbsp;Cases:&nbsp;</td><td><a href=/x>3:22-cv-00001-ABC</a></td></tr></table>`;
  const linked = async (importer: Importer) =>
    (await importer.history(caseId)).flatMap(({ type, on }) => (type === 'case.related' ? [on] : []));
  expect(await inBothOrders(page('03/15/2024'), page('05/01/2024', { header }), linked)).toEqual([null]);
});

test('a party counts from the beginning where the earliest page shows it, and not where one of that time does not', async () => {
  const seen = (printed: string, ...names: readonly string[]) =>
    page(printed, { parties: names.map(name => ['Plaintiff', name] as const) });
  const files = [
    seen('05/15/2024', 'Luz Rivera', 'Late Comer'),
    seen('04/15/2024', 'Luz Rivera'),
    seen('04/15/2024', 'Luz Rivera', 'Early Comer'),
    seen('06/15/2024', 'Luz Rivera', 'Early Comer', 'Late Comer'),
  ];
  for (const order of [files, files.toReversed(), [files[1]!, files[0]!, files[3]!, files[2]!]]) {
    const importer = newImporter();
    for (const file of order) await importer.add(file);
    const joined = (await importer.state(caseId)).parties.map(({ name, appearances }) => [
      name,
      appearances[0]!.joinedOn,
    ]);
    expect(Object.fromEntries(joined)).toEqual({
      'Luz Rivera': '2024-02-01',
      'Early Comer': '2024-02-01',
      'Late Comer': null,
    });
  }
});

test('a judge whom an entry assigns sits since then, though a header was seen before the entry', async () => {
  const since = async (importer: Importer) =>
    (await importer.state(caseId)).proceedings[0]!.judges.map(({ name, from }) => [name, from]);
  const assigned = ['03/05/2024', 6, 'Case reassigned to Judge Ada B. Example.', 21] as const;
  const later = page('05/01/2024', { entries: [complaint, assigned] });
  expect(await inBothOrders(page('03/10/2024'), later, since)).toEqual([['Ada B. Example', '2024-03-05']]);
});

test('how a docket began is told by all views together', async () => {
  const filed = async (importer: Importer) =>
    (await importer.history(caseId)).flatMap(action => (action.type === 'case.filed' ? [action.data] : []));
  const bare = JSON.stringify({
    court_id: 'cand',
    docket_number: '3:24-cv-01234',
    case_name: 'Rivera v. Example Motors, Inc.',
    date_filed: '2024-02-01',
    parties: [],
    docket_entries: [],
  });
  expect(await inBothOrders(bare, page('05/01/2024'), filed)).toEqual([
    { nature: '365 Personal Inj. Prod. Liability', cause: '28:1332 Diversity', juryDemand: true },
  ]);
});

test('a judge is one, with the full stop behind the initial or without', async () => {
  const bench = async (importer: Importer) =>
    (await importer.state(caseId)).proceedings[0]!.judges.map(({ name, to }) => [name, to]);
  const other = JSON.stringify({
    court_id: 'cand',
    docket_number: '3:24-cv-01234',
    case_name: 'Rivera v. Example Motors, Inc.',
    date_filed: '2024-02-01',
    assigned_to_str: 'Ada B Example',
    referred_to_str: '',
    parties: [],
    docket_entries: [],
  });
  expect(await inBothOrders(other, page('05/01/2024'), bench)).toEqual([['Ada B. Example', null]]);
});

test('lines without a number or a text are told apart by their order, and counted once', async () => {
  const line = (event: string) => ({
    date_filed: '2024-02-01',
    date_entered: '2024-02-01',
    description: '',
    document_number: null,
    pacer_doc_id: null,
    pacer_seq_no: null,
    short_description: event,
  });
  const history = (events: readonly string[]) =>
    JSON.stringify({
      court_id: 'cand',
      docket_number: '3:24-cv-01234',
      case_name: 'Rivera v. Example Motors, Inc.',
      date_filed: '2024-02-01',
      docket_entries: events.map(line),
    });
  const importer = newImporter();
  const added = async (events: readonly string[]) => (await importer.add(history(events))).dockets[0]!.entries.new;
  expect(await added(['Order', 'Order', ''])).toBe(3);
  expect(await added(['Order', 'Order', ''])).toBe(0);
  expect(await added(['Order', 'Order', 'Order', ''])).toBe(1);
});

describe('a table that has the complaint', () => {
  const table = `court,docket_number,filed_on,case_name,number,text
cand,3:24-cv-01234,2024-02-01,"Rivera v. Example Motors, Inc.",1,"COMPLAINT against Example Motors, Inc.. Filed by Luz Rivera."`;

  test('says when the case was filed', async () => {
    const importer = newImporter();
    await importer.add(table);
    expect(await importer.state(caseId)).toMatchObject({ status: 'pending', statusOn: '2024-02-01' });
  });

  test('yields to the header of the docket, whichever comes first', async () => {
    const later = table.replace(',2024-02-01,', ',2024-02-05,');
    const opened = await inBothOrders(later, page('05/01/2024'), async importer =>
      (await importer.history(caseId)).filter(({ type }) => type === 'case.filed').map(({ on }) => on),
    );
    expect(opened).toEqual(['2024-02-01']);
  });
});
