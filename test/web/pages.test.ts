import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browser, hasBrowser, openBrowser } from '../support/browser.ts';
import { caseFileOf, doeDocket } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act } from '../support/story.ts';
import { filed } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';
import { visiting } from '../support/visiting.ts';

const newFolder = temporaryFolders();
const inBrowser = hasBrowser ? describe : describe.skip;

let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-05-20T12:00:00Z' });
});
afterAll(() => house.close());

const readmePicture = join(import.meta.dirname, '../../docs/pictures/musk-v-openai.png');

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml' } };

describe('the picture of a case', () => {
  test.each([
    ['svg', 'image/svg+xml; charset=utf-8', '<svg'],
    ['png', 'image/png', '\u0089PNG'],
  ])('is a file: %s', async (ending, type, begins) => {
    const led = await house.get(`/cases/musk-v-openai/timeline.${ending}?asOf=2024-07-01`);
    expect(led.headers.get('location')).toBe(`/api/v1/cases/musk-v-openai/timeline.${ending}?asOf=2024-07-01`);
    const file = await house.get(led.headers.get('location')!);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, type]);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.toString('latin1').startsWith(begins)).toBe(true);
    expect(bytes.length).toBeGreaterThan(10_000);
    const etag = file.headers.get('etag')!;
    const again = await house.get(led.headers.get('location')!, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

describe('an address of a case', () => {
  test('is a page to a browser, and leads everybody else to the API', async () => {
    const page = await house.get('/cases/musk-v-openai', asBrowser);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const other = await house.get('/cases/musk-v-openai?asOf=2024-11-14');
    expect([other.status, other.headers.get('location')]).toEqual([307, '/api/v1/cases/musk-v-openai?asOf=2024-11-14']);
  });

  test.each([
    ['/cases/nobody-v-nothing', 404],
    ['/cases/musk-v-openai?asOf=yesterday', 400],
    ['/cases/musk-v-openai?colour=red', 400],
    ['/cases/musk-v-openai?at=3-0000000000000000', 409],
    ['/nothing/here', 404],
  ])('%s is refused in words, on a page', async (path, status) => {
    const page = await house.get(path, asBrowser);
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await page.text()).toMatch(/<h1>[^<]+<\/h1>(<p>|<ul><li><strong>)[^<]+/);
  });

  test('says by its name what its day is about, so that it can be cited', async () => {
    const { headers } = await house.get('/cases/musk-v-openai?asOf=2024-11-14&by=record&text=', asBrowser);
    expect(headers.get('location')).toBe('/cases/musk-v-openai?asOf=2024-11-14&docketedBy=2024-11-14');
  });
});

inBrowser('in a browser', () => {
  let browser: Browser;
  let visit: ReturnType<typeof visiting>;

  const open = (path: string, from: Browser = browser): Promise<Page> => visit.open(path, from);

  beforeAll(async () => {
    visit = visiting(house);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    expect(visit.faults).toEqual([]);
  });

  test('a reader goes from the search to the case, back in time, and to the link that cites it', async () => {
    const page = await open('/');
    await page.locator('main input[name=q]').fill('openai');
    await page.locator('main').getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Musk v. OpenAI' }).click();
    expect(await page.locator('.standing').textContent()).toContain('pending, since 5 Aug 2024');
    await page.locator('input[name=asOf]').fill('2024-07-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/asOf=2024-07-01/);
    expect(await page.locator('.standing').textContent()).toContain('withdrawn, since 11 Jun 2024');
    const cited = await page.locator('[data-cite]').getAttribute('href');
    expect(cited).toMatch(/^\/cases\/musk-v-openai\?asOf=2024-07-01&at=\d+-[0-9a-f]{16}$/);
    await page.goto(house.base + cited);
    expect(await page.locator('.standing').textContent()).toContain('withdrawn, since 11 Jun 2024');
  });

  test('the slider moves the day', async () => {
    const page = await open('/cases/musk-v-openai');
    await page.locator('input[type=range]').focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/asOf=/);
    expect(new URL(page.url()).searchParams.get('asOf')! < '2024-02-29').toBe(true);
  });

  test('arrow keys go from mark to mark, and a mark leads to its action', async () => {
    const page = await open('/cases/musk-v-openai?asOf=2024-06-30');
    const marks = page.locator('svg.timeline a');
    expect(await marks.count()).toBeGreaterThan(10);
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    const name = await page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(name).toBe(await marks.nth(1).getAttribute('aria-label'));
    expect(await page.locator('svg.timeline a[tabindex="0"]').count()).toBe(1);
  });

  test('Korean is one click away, and stays, while the address says nothing of it', async () => {
    const page = await open('/cases/musk-v-openai?asOf=2024-07-01');
    await page.getByRole('link', { name: '한국어' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(new URL(page.url()).search).toBe('?asOf=2024-07-01');
    expect(await page.locator('.standing').textContent()).toContain('취하');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('on paper it is an appendix: no forms, no slider, the address of each source', async () => {
    const page = await open('/cases/musk-v-openai?asOf=2024-07-01');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.top', '.question', '.filters', '.skip'])
      expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
    expect(await page.locator('svg.timeline').isVisible()).toBe(true);
    expect(await page.locator('#motions table').isVisible()).toBe(true);
    const after = await page.evaluate('getComputedStyle(document.querySelector("td.source a"), "::after").content');
    expect(after).toContain('<https://');
    expect(await page.locator('[data-cite]').isVisible()).toBe(true);
  });

  test('the picture with which the README opens', async () => {
    const page = await open('/cases/musk-v-openai');
    await page.setViewportSize({ width: 1100, height: 1000 });
    expect(await page.locator('svg.timeline').isVisible()).toBe(true);
    if (process.env.UPDATE_DOCS !== undefined) await page.screenshot({ path: readmePicture });
    expect(readFileSync(readmePicture).subarray(1, 4).toString()).toBe('PNG');
  });

  test('all of it works without script', async () => {
    const plain = await openBrowser({ javaScriptEnabled: false });
    const page = await open('/cases/musk-v-openai', plain);
    await page.locator('input[name=asOf]').fill('2024-07-01');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('.standing').textContent()).toContain('withdrawn');
    await page.locator('select[name=kind]').selectOption('motion');
    await page.getByRole('button', { name: 'Narrow down' }).click();
    expect(await page.locator('table.entries tbody tr').count()).toBeGreaterThan(0);
    expect(page.url()).toContain('kind=motion');
    await plain.close();
  });

  test('docket text that would be script is text', async () => {
    const hostile =
      '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">\u202Etxt" onload="x';
    const docket = { ...doeDocket, docketNumber: '3:24-cv-66666' };
    await house.recordCase(
      caseFileOf(
        'hostile-v-page',
        hostile.replace(/\p{C}/gu, ''),
        docket,
        filed('2025-01-02', { proceeding: docket }),
        act(
          'context.noted',
          '2025-01-03',
          { title: hostile.replace(/\p{C}/gu, ''), detail: hostile },
          { proceeding: docket },
        ),
      ),
    );
    const page = await open('/cases/hostile-v-page');
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toContain('<script>');
  });
});
