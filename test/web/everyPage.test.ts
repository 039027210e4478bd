import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, hasBrowser, openBrowser } from '../support/browser.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';
import { expectAccessible, visiting } from '../support/visiting.ts';

const newFolder = temporaryFolders();
const inBrowser = hasBrowser ? describe : describe.skip;

let house: House;
let browser: Browser;
let visit: ReturnType<typeof visiting>;
let webhook: string;
let action: string;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-05-20T12:00:00Z' });
  visit = visiting(house);
  const made = await house.get('/webhooks', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams({ url: 'http://127.0.0.1:9/', q: 'microsoft', types: 'motion.*' }),
  });
  webhook = made.headers.get('location')!;
  const { items } = await house.read<{ items: { id: string }[] }>('/api/v1/actions?type=case.withdrawn&limit=1');
  action = `/actions/${items[0]!.id}`;
  if (hasBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house.close();
});

const pages: readonly (readonly [name: string, path: () => string])[] = [
  ['the cases', () => '/'],
  ['a search', () => '/?q=microsoft&court=cand'],
  ['a search over actions', () => '/?q=microsoft&show=actions&type=motion.ruled'],
  ['a case', () => '/cases/musk-v-openai?asOf=2024-03-31'],
  ['a comparison', () => '/cases/musk-v-openai/compare?from=2024-11-13&to=2024-11-14'],
  ['an action', () => action],
  ['what is to be reviewed', () => '/review'],
  ['what is to be reviewed in a case', () => '/review?case=musk-v-openai'],
  ['the webhooks', () => '/webhooks'],
  ['a webhook', () => webhook],
  ['the import', () => '/import'],
  ['the keys', () => '/keys'],
  ['the sign-in', () => '/sign-in?to=/review'],
  ['a refusal', () => '/cases/nobody-v-nothing'],
];

inBrowser.each(pages)('%s', (_name, path) => {
  test('breaks no rule of WCAG 2.2 AA, nor in dark colours', async () => {
    const page = await visit.open(path(), browser);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, ['color-contrast']);
    await page.close();
  }, 60_000);

  test('stays where it is while it loads, and is kept from search engines', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript(
      'self.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) self.moved += one.value; }).observe({ type: "layout-shift", buffered: true })',
    );
    const response = await page.goto(house.base + path());
    await page.waitForTimeout(100);
    expect(await page.evaluate('self.moved')).toBe(0);
    expect(response?.headers()['x-robots-tag']).toBe('noindex');
    await page.close();
  });

  test('fits into 360 pixels in English and Korean, and says nothing on the console', async () => {
    const page = await visit.open(path(), browser);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.locator('a[hreflang=ko]').click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.locator('a[hreflang=en]').click();
    expect(visit.faults.filter(fault => !fault.includes('404'))).toEqual([]);
    await page.close();
  }, 30_000);
});
