import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import type { HistoryBody } from '../../src/views/askCase.ts';
import type { CaseItem } from '../../src/views/listCases.ts';
import { caseFileOf, doeCase, plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act, the } from '../support/story.ts';
import { filed, hearing, joined } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** What somebody may have put into a docket to harm whoever reads it elsewhere. */
const hostile =
  '=HYPERLINK("http://evil.example","x")\r\nSet-Cookie: a=b\r\nBEGIN:VEVENT\r\n]]></title><script>alert(1)</script>\u001b[31m\u0000\uffff';
const hostileTitle = `Roe v. "Acme", Inc.; a\\b\n${hostile}`;

const roeDocket = { court: 'nysd', docketNumber: '1:25-cv-00777' };
const roe = caseFileOf(
  'roe-v-acme',
  hostileTitle,
  roeDocket,
  filed('2025-02-03'),
  joined('2025-02-03', 'acme'),
  hearing('2025-03-01', 'argument', '2025-07-09T14:00', { kind: 'motion' }),
  hearing('2025-03-02', 'status day', '2025-12-01', { kind: 'status conference' }),
  act('hearing.set', '2025-03-03', { kind: 'trial', title: 'Jury trial, to be set' }, { as: 'trial' }),
  act(
    'deadline.set',
    '2025-03-04',
    { what: hostile, due: '2026-03-02', party: ['acme'], rule: 'FRCP 26(f)' },
    { as: 'disclosures' },
  ),
  act('note.added', undefined, { text: hostile }, { as: 'hostile note' }),
);

let house: House;
beforeAll(async () => {
  const many = Array.from({ length: 205 }, (_, index) => plainCase(index + 1));
  house = await openHouse({ folder: newFolder(), cases: [doeCase, roe, ...many], now: '2026-01-15T12:00:00Z' });
});
afterAll(() => house.close());

const file = async (path: string, init: RequestInit = {}) => {
  const response = await house.get(`/api/v1${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

const historyOf = async (id: string, query = '') =>
  (await house.read<HistoryBody>(`/api/v1/cases/${id}/history?limit=200${query}`)).items;

const tellRoe = (...told: Parameters<House['tell']>[1]) => house.tell('roe-v-acme', told, roeDocket);

/** Records what only Lis says of an action: another in its place, or that it never was. */
const amend = async (path: string, body: object): Promise<void> => {
  const headers = { 'Content-Type': 'application/json', 'If-Match': '*' };
  const answer = await house.get(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
};

describe('a history as a table', () => {
  test('has a row for each action that JSON has, in the same order, under columns that stay', async () => {
    const { text, headers } = await file('/cases/doe-v-example/history.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(text.slice(0, text.indexOf('\r\n'))).toBe(
      'day,on,notAfter,publicOn,docket,entry,part,type,label,words,certainty,inferred,corrected,struckBy,flags,sources,revision,recordedAt,recordedBy,recordedIn,id,data',
    );
    const items = await historyOf('doe-v-example');
    const rows = rowsOf(text);
    expect(rows).toHaveLength(9);
    expect(
      rows.map(({ id, type, day, docket, revision, data }) => ({
        id,
        type,
        day,
        docket,
        revision: Number(revision),
        data: JSON.parse(data!),
      })),
    ).toEqual(items.map(({ id, type, day, docket, revision, data }) => ({ id, type, day, docket, revision, data })));
  });

  test('is asked the same questions', async () => {
    for (const query of ['asOf=2024-04-01', 'docketedBy=2024-04-11', 'at=4', 'type=motion.filed,motion.ruled']) {
      const ids = (await historyOf('doe-v-example', `&${query}`)).map(({ id }) => id);
      const rows = rowsOf((await file(`/cases/doe-v-example/history.csv?${query}`)).text);
      expect([query, rows.map(({ id }) => id)]).toEqual([query, ids]);
    }
  });

  test('tells what happened in English or in Korean', async () => {
    const labels = async (lang: string) =>
      rowsOf((await file(`/cases/doe-v-example/history.csv?type=motion.ruled&lang=${lang}`)).text).map(
        ({ label, words }) => `${label}: ${words}`,
      );
    expect(await labels('en')).toEqual(['motion ruled on: denied']);
    expect(await labels('ko')).toEqual(['신청에 대한 결정: 기각']);
  });

  test('holds nothing that a spreadsheet computes or a terminal obeys, and no row is torn', async () => {
    const { text } = await file('/cases/roe-v-acme/history.csv');
    const rows = rowsOf(text);
    expect(rows).toHaveLength((await historyOf('roe-v-acme')).length);
    expect(text.split('\r\n')).toHaveLength(rows.length + 2);
    for (const cell of rows.flatMap(row => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@]|\p{Cc}/u);
    expect(rows.find(({ type }) => type === 'note.added')!.words).toMatch(/^'=HYPERLINK/);
  });

  test('is named by the case, whatever its title holds', async () => {
    const { headers } = await file('/cases/roe-v-acme/history.csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename="roe-v-acme.csv"');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('the list of cases as a table', () => {
  test('is the whole list, in the order asked for, with the filters of the list', async () => {
    const { text, headers } = await file('/cases.csv?order=filedOn');
    expect(headers.get('content-disposition')).toBe('attachment; filename="cases.csv"');
    const rows = rowsOf(text);
    expect(rows).toHaveLength(207);
    expect(rows.slice(0, 3).map(({ id }) => id)).toEqual(['doe-v-example', 'plain-1', 'plain-2']);
    const filter = 'court=nysd&party=party-2&order=title';
    const { items } = await house.read<{ items: CaseItem[] }>(`/api/v1/cases?${filter}&limit=200`);
    const filtered = rowsOf((await file(`/cases.csv?${filter}`)).text);
    expect(filtered.map(({ id, title, status, filedOn }) => [id, title, status, filedOn])).toEqual(
      items.map(({ id, title, status, filedOn }) => [id, title, status, filedOn]),
    );
    expect(filtered.length).toBeGreaterThan(5);
  });

  test('a title that would be computed is text', async () => {
    await house.recordCase(
      caseFileOf('formula', '=1+1', { court: 'nysd', docketNumber: '1:25-cv-00999' }, filed('2025-02-03')),
    );
    const position = await house.log.end();
    const rows = rowsOf((await file(`/cases.csv?minPosition=${position}`)).text);
    expect(rows.find(({ id }) => id === 'formula')).toMatchObject({
      title: "'=1+1",
      dockets: 'nysd 1:25-cv-00999 (pending)',
    });
  });

  test('asked for a page it says that it has none', async () => {
    expect((await file('/cases.csv?order=relevance')).status).toBe(400);
    const { status, text } = await file('/cases.csv?limit=3');
    expect([status, JSON.parse(text).errors[0].pointer]).toEqual([400, '/limit']);
  });
});

describe('a search as a file', () => {
  test('holds every case that was found, page after page', async () => {
    const { items, total } = await house.read<{ items: CaseItem[]; total: number }>('/api/v1/cases?q=plain&limit=200');
    const rows = rowsOf((await file('/cases.csv?q=plain')).text);
    expect([rows.length, rows.length > 200]).toEqual([total, true]);
    expect(rows.slice(0, items.length).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  test('holds every action that was found, the newest first', async () => {
    const query = 'type=case.filed';
    const { total } = await house.read<{ total: number }>(`/api/v1/actions?${query}`);
    const rows = rowsOf((await file(`/actions.csv?${query}&lang=ko`)).text);
    expect([rows.length, rows.length > 200]).toEqual([total, true]);
    const days = rows.map(({ day }) => day);
    expect(days).toEqual([...days].sort().reverse());
    expect(new Set(rows.map(({ type, label }) => `${type} ${label}`))).toEqual(new Set(['case.filed 소 제기']));
  });

  test('is a feed of the newest actions, whose text is never markup', async () => {
    const { text, headers } = await file('/actions.atom?q=evil.example');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { entries = [], title } = parseAtomFeed(text);
    expect(title).toMatchObject({ value: 'Lis: evil.example' });
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.every(({ links }) => /\/actions\/[0-9a-f-]{36}\?case=roe-v-acme$/.test(links![0]!.href!))).toBe(
      true,
    );
    expect(text).not.toContain('<script>');
    const again = await file('/actions.atom?q=evil.example', { headers: { 'if-none-match': headers.get('etag')! } });
    expect(again.status).toBe(304);
  });
});

/** A calendar as ical.js reads it, its zones known. */
const calendarOf = (text: string) => {
  const root = new ICAL.Component(ICAL.parse(text));
  const zones = root.getAllSubcomponents('vtimezone').map(zone => new ICAL.Timezone(zone));
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = root.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    const [status, stamp] = ['status', 'dtstamp'].map(name => String(component.getFirstPropertyValue(name)));
    const { uid, summary, description, location, sequence, startDate } = event;
    return { uid, summary, description, location, sequence, startDate, status, stamp };
  });
  return { root, events };
};

const calendarFor = async (query = '') => calendarOf((await file(`/cases/roe-v-acme/history.ics${query}`)).text);

const eventFor = async (as: string, query = '') =>
  (await calendarFor(query)).events.find(({ uid }) => uid === the(as))!;

describe('a history as a calendar', () => {
  test('has the hearings at the court’s own hour, and the deadlines as whole days', async () => {
    const { root, events } = await calendarFor();
    expect(events.map(({ uid }) => uid).sort()).toEqual(
      [the('argument'), the('status day'), the('disclosures')].sort(),
    );
    const [argument, day, due] = ['argument', 'status day', 'disclosures'].map(
      as => events.find(({ uid }) => uid === the(as))!,
    );
    // Two in the afternoon in New York, in summer.
    expect(argument!.startDate.toJSDate().toISOString()).toBe('2025-07-09T18:00:00.000Z');
    expect(argument!.startDate.zone.tzid).toBe('America/New_York');
    expect([day!.startDate.isDate, day!.startDate.toString()]).toEqual([true, '2025-12-01']);
    expect([due!.startDate.isDate, due!.startDate.toString()]).toEqual([true, '2026-03-02']);
    expect(due!.description).toContain('rule: FRCP 26(f)');
    expect(String(root.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(events.every(({ sequence, status }) => sequence === 0 && status === 'CONFIRMED')).toBe(true);
  });

  test('text that tries to begin an event of its own stays text', async () => {
    const { root, events } = await calendarFor();
    const title = hostileTitle
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}]/gu, '')
      .trim();
    const name = String(root.getFirstPropertyValue('x-wr-calname'));
    expect(name.replace(/\\([\\,;])/g, '$1')).toBe(title);
    expect(events).toHaveLength(3);
    expect(events.find(({ uid }) => uid === the('argument'))!.summary).toBe(`${title}: motion hearing`);
  });

  test('is cut into lines of at most 75 octets, never amid a letter', async () => {
    const { text } = await file('/cases/roe-v-acme/history.ics?lang=ko');
    expect(text).toContain('기일');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
  });

  test('asked the same, it has the same bytes', async () => {
    const asked = () => file('/cases/roe-v-acme/history.ics');
    const [one, other] = [await asked(), await asked()];
    expect(other.text).toBe(one.text);
    const headers = { 'If-None-Match': one.headers.get('etag')! };
    expect(await file('/cases/roe-v-acme/history.ics', { headers })).toMatchObject({ status: 304, text: '' });
  });

  test('has only what the types asked for made', async () => {
    const uids = async (type: string) => (await calendarFor(`?type=${type}`)).events.map(({ uid }) => uid).sort();
    expect(await uids('hearing.set')).toEqual([the('argument'), the('status day')].sort());
    expect(await uids('deadline.set')).toEqual([the('disclosures')]);
    expect(await uids('motion.filed')).toEqual([]);
  });

  test('a moved hearing keeps its UID and has a higher SEQUENCE; a vacated one is cancelled; what was mended is newer still', async () => {
    const before = await eventFor('argument');
    await tellRoe(
      act('hearing.reset', '2025-06-01', { hearing: the('argument'), to: '2025-12-10T09:30' }, { as: 'moved' }),
    );
    const moved = await eventFor('argument');
    expect([moved.sequence > before.sequence, moved.startDate.toJSDate().toISOString()]).toEqual([
      true,
      '2025-12-10T14:30:00.000Z',
    ]);
    await tellRoe(act('hearing.vacated', '2025-06-02', { hearing: the('argument') }, { as: 'vacated' }));
    const vacated = await eventFor('argument');
    expect([vacated.sequence > moved.sequence, vacated.status]).toEqual([true, 'CANCELLED']);
    expect(vacated.summary).toMatch(/^\[vacated\] /);
    await amend(`/actions/${the('vacated')}/retractions`, { reason: 'the order was of another case' });
    const standing = await eventFor('argument');
    expect([standing.sequence > vacated.sequence, standing.status]).toEqual([true, 'CONFIRMED']);
    // As it was known before, it is what it was.
    const earlier = await eventFor('argument', '?asOf=2025-05-01');
    expect(earlier.startDate.toString()).toBe(before.startDate.toString());
  });

  test('has a hearing once its day is set, and says a trial that is not set yet nowhere', async () => {
    expect(await eventFor('trial')).toBeUndefined();
    await tellRoe(
      act('hearing.reset', '2025-06-05', { hearing: the('trial'), to: '2026-05-04' }, { as: 'trial is set' }),
    );
    expect(await eventFor('trial')).toMatchObject({ summary: expect.stringContaining('Jury trial, to be set') });
  });
});

describe('a history as a feed', () => {
  const feedOf = async (id: string, query = '') => {
    const { text, headers } = await file(`/cases/${id}/history.atom${query}`);
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    return { text, feed: parseAtomFeed(text)! };
  };

  const doeEntry = async (as: string) =>
    (await feedOf('doe-v-example')).feed.entries!.find(({ id }) => id === `urn:uuid:${the(as)}`)!;

  test('has the actions by when they were recorded, the newest first, each named for ever', async () => {
    const { feed } = await feedOf('doe-v-example', '?type=case.filed,motion.filed,motion.ruled');
    expect(feed.title?.value).toBe('Doe v. Example Corp.');
    expect(feed.entries!.map(({ id, title }) => [id, title?.value])).toEqual([
      [`urn:uuid:${the('doe ruling')}`, 'Doe v. Example Corp.: motion ruled on – denied'],
      [`urn:uuid:${the('doe motion')}`, 'Doe v. Example Corp.: motion filed – doe motion'],
      [`urn:uuid:${the('doe filed')}`, 'Doe v. Example Corp.: case filed'],
    ]);
    expect(feed.links).toContainEqual({
      rel: 'self',
      href: `${house.base}/api/v1/cases/doe-v-example/history.atom?type=case.filed,motion.filed,motion.ruled`,
    });
    const [{ links }] = feed.entries! as [(typeof feed.entries & object)[number]];
    expect((await fetch(links![0]!.href!)).status).toBe(200);
  });

  test('says by `updated` that an action was corrected, and what it says now', async () => {
    const before = await doeEntry('doe ruling');
    house.clock.now = new Date('2026-01-15T13:00:00Z');
    const ruling = (await historyOf('doe-v-example')).find(({ id }) => id === the('doe ruling'))!;
    const { type, proceeding, on, publicOn, sources } = ruling;
    const action = { type, proceeding, on, publicOn, sources, data: { ...ruling.data, outcome: 'granted' } };
    await amend(`/actions/${the('doe ruling')}/corrections`, { action, reason: 'misread <b>the order</b>' });
    const after = await doeEntry('doe ruling');
    expect([before.updated, after.updated]).toEqual(['2026-01-15T12:00:00.000Z', '2026-01-15T13:00:00.000Z']);
    expect([after.id, after.published]).toEqual([before.id, before.published]);
    expect(after.title?.value).toContain('granted');
    expect(after.content?.value).toContain('misread &lt;b&gt;the order&lt;/b&gt;');
  });

  test('says of a retracted action that it was, why, and when', async () => {
    const before = (await feedOf('doe-v-example')).feed.entries!.length;
    house.clock.now = new Date('2026-01-15T14:00:00Z');
    await amend(`/actions/${the('doe motion')}/retractions`, { reason: 'of <i>another</i> docket' });
    const { entries } = (await feedOf('doe-v-example')).feed;
    expect(entries).toHaveLength(before);
    expect(entries![0]).toMatchObject({
      id: `urn:uuid:${the('doe motion')}`,
      updated: '2026-01-15T14:00:00.000Z',
      title: { value: expect.stringMatching(/^\[retracted\] Doe v\. Example Corp\.: motion filed/) },
      content: { value: expect.stringContaining('of &lt;i&gt;another&lt;/i&gt; docket') },
    });
  });

  test('holds no markup but its own, and no character that XML has no place for', async () => {
    const { text, feed } = await feedOf('roe-v-acme');
    expect(text).not.toMatch(/[^\P{Cc}\n\t\r]|[\ufffe\uffff]/u);
    expect(text).not.toContain('<script');
    const note = feed.entries!.find(({ id }) => id === `urn:uuid:${the('hostile note')}`)!;
    expect(note.content?.value).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(note.title?.value).not.toMatch(/[<>]/);
    expect(feed.title?.value).toContain('<script>');
  });

  test('keeps to the hundred newest', async () => {
    const notes = Array.from({ length: 120 }, (_, index) =>
      act('note.added', undefined, { text: `note ${index + 1}` }, { as: `note ${index + 1}` }),
    );
    await house.tell('plain-1', notes, { court: 'nysd', docketNumber: '1:25-cv-00001' });
    const { entries } = (await feedOf('plain-1')).feed;
    expect(entries).toHaveLength(100);
    expect(entries![0]!.title?.value).toBe('Plain Case 1: note added – note 120');
    expect(entries![99]!.title?.value).toBe('Plain Case 1: note added – note 21');
  });
});

test('a history as lines of JSON has the items of the history, one a line', async () => {
  const { text, headers } = await file('/cases/doe-v-example/history.ndjson?type=motion.filed,motion.ruled');
  expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  expect(
    text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line)),
  ).toEqual(await historyOf('doe-v-example', '&type=motion.filed,motion.ruled'));
});

describe.each(['csv', 'ics', 'atom', 'ndjson'])('history.%s', ending => {
  const path = `/cases/doe-v-example/history.${ending}`;

  test('asked with HEAD says what it would send', async () => {
    const [whole, head] = [await file(path), await file(path, { method: 'HEAD' })];
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')]);
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(whole.text) + (ending === 'csv' ? 3 : 0));
  });

  test.each([
    [`${path}?limit=3`, 400],
    [`${path}?at=2&knownAt=2026-01-01T00:00:00Z`, 400],
    [`${path}?lang=tlh`, 400],
    [`${path}?type=case.eaten`, 400],
    [`${path}?at=2-000000`, 409],
    [`${path}?at=99`, 404],
    [`/cases/nobody-v-nothing/history.${ending}`, 404],
  ])('%s is refused with a reason', async (asked, status) => {
    const answer = await file(asked);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.headers.get('content-disposition')).toBeNull();
  });
});

test('what is known from the press alone, or from nobody’s check, is marked where a calendar or a feed shows it', async () => {
  const docket = { court: 'nysd', docketNumber: '1:25-cv-00888' };
  const told = [
    filed('2025-02-03'),
    hearing('2025-03-01', 'rumour', '2025-07-09T14:00', { kind: 'motion', certainty: 'press' }),
  ];
  await house.recordCase(caseFileOf('kim-v-sample', 'Kim v. Sample', docket, ...told));
  const calendar = (await file('/cases/kim-v-sample/history.ics')).text;
  expect(calendar).toContain('SUMMARY:[press report] Kim v. Sample');
  expect(calendar).toContain('STATUS:TENTATIVE');
  const feed = parseAtomFeed((await file('/cases/kim-v-sample/history.atom')).text);
  expect(JSON.stringify(feed)).toContain('[press report] Kim v. Sample: hearing set');
});
