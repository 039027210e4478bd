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
  ['a case today', () => '/cases/musk-v-openai'],
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

/** How much has moved since the page began to load (Cumulative Layout Shift). */
const noteShifts =
  'self.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) self.moved += one.value; }).observe({ type: "layout-shift", buffered: true })';

inBrowser('in a browser', () => {
  test.each(pages)(
    '%s: nothing moves, WCAG 2.2 AA holds, 360 pixels are enough, in both languages',
    async (_name, path) => {
      const page = await visit.open('/assets/icon.svg', browser);
      await page.addInitScript(noteShifts);
      const response = await page.goto(house.base + path());
      expect(response?.headers()['x-robots-tag']).toBe('noindex');
      expect(await page.evaluate('self.moved')).toBeLessThan(0.01);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, ['color-contrast']);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await page.locator('a[hreflang=ko]').click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await page.locator('a[hreflang=en]').click();
      expect(visit.faults.filter(fault => !fault.includes('404'))).toEqual([]);
      await page.close();
    },
  );
});
