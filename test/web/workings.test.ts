import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { systemClock } from '../../src/delivery/clock.ts';
import { type Browser, hasBrowser, openBrowser } from '../support/browser.ts';
import { docketPage } from '../support/docketPage.ts';
import { eventually } from '../support/eventually.ts';
import { type House, openHouse } from '../support/house.ts';
import { openReceiver } from '../support/receiver.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';
import { visiting } from '../support/visiting.ts';

const newFolder = temporaryFolders();
const inBrowser = hasBrowser ? describe : describe.skip;

let house: House;
let browser: Browser;
let visit: ReturnType<typeof visiting>;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-05-20T12:00:00Z' });
  visit = visiting(house);
  if (hasBrowser) browser = await openBrowser({ javaScriptEnabled: false });
});
afterAll(async () => {
  await browser?.close();
  await house.close();
});

const open = (path: string): Promise<Page> => visit.open(path, browser);

const page = docketPage({
  printed: '05/01/2024',
  entries: [
    ['02/01/2024', 1, 'COMPLAINT against Example Corp. filed by Jane Doe.', 7],
    ['03/01/2024', 2, 'MOTION to Dismiss filed by Example Corp.', 8],
    ['04/15/2024', 3, 'ORDER granting 2 Motion to Dismiss. Signed by Judge Roe.', 9],
  ],
});

const fileOf = (name: string, content: string): string => {
  const path = join(newFolder(), name);
  writeFileSync(path, content);
  return path;
};

inBrowser('whoever uses no script', () => {
  beforeEach(() => {
    visit.faults.length = 0;
  });

  test('drops dockets, sees what was recognised and what was refused, and comes to the case', async () => {
    const tab = await open('/import');
    await tab.setInputFiles('input[type=file]', [fileOf('docket.html', page), fileOf('letter.txt', 'Dear court,')]);
    await tab.getByRole('button', { name: 'Import' }).click();
    await tab.getByText('Done.').waitFor();
    const told = await tab.locator('.importing').innerText();
    expect(told).toContain('Format: pacer_docket');
    expect(told).toContain('Entries: new 3');
    expect(told).toContain('letter.txt: no docket that Lis can read');
    await tab.getByRole('link', { name: 'cand 3:24-cv-01234' }).click();
    expect(await tab.locator('.standing').innerText()).toContain('pending');
    expect(visit.faults).toEqual([]);
  });

  test('is told what would be recorded, and nothing is', async () => {
    const before = await house.log.end();
    const tab = await open('/import');
    await tab.setInputFiles('input[type=file]', fileOf('other.html', page.replaceAll('01234', '09999')));
    await tab.getByLabel('Only say what would be recorded').check();
    await tab.getByRole('button', { name: 'Import' }).click();
    await tab.getByText('Done.').waitFor();
    expect(await tab.locator('main').innerText()).toContain('Nothing was recorded');
    expect(await house.log.end()).toBe(before);
  });

  test('confirms what Lis concluded, which is an action of its own, and it waits no more', async () => {
    await house.views.catchUp();
    const tab = await open('/review');
    await tab.locator('main table a', { hasText: 'Rivera' }).click();
    const waiting = await tab.locator('.queue > li').count();
    const item = tab.locator('.queue > li', { hasText: 'motion ruled on' });
    const id = (await item.getAttribute('id'))!.slice(2);
    expect(await item.locator('blockquote').innerText()).toContain('ORDER granting 2 Motion to Dismiss');
    await item.getByRole('button', { name: 'Confirm' }).click();
    expect(await tab.locator('.said').innerText()).toBe('Recorded: confirmed.');
    expect(await tab.locator('.queue > li').count()).toBe(waiting - 1);
    const { amendments } = await house.read<{ amendments: { type: string; recordedBy: string }[] }>(
      `/api/v1/actions/${id}`,
    );
    expect(amendments).toMatchObject([{ type: 'action.confirmed', recordedBy: 'local' }]);
  });

  test('takes back what is not so, and corrects what is otherwise', async () => {
    house.clock.now = new Date('2026-05-21T12:00:00Z');
    const tab = await open('/review?case=cand-3-24-cv-01234');
    const item = tab.locator('.queue > li').first();
    const id = (await item.getAttribute('id'))!.slice(2);
    await item.getByRole('button', { name: 'Not so' }).click();
    expect(await tab.locator(`#a-${id}`).count()).toBe(0);
    await tab.goto(`${house.base}/actions/${id}`);
    expect(await tab.locator('#since').innerText()).toContain('action retracted (local)');

    await tab.goto(`${house.base}/cases/musk-v-openai?kind=ending`);
    await tab.locator('a.type', { hasText: 'case withdrawn' }).click();
    await tab.locator('#correct summary').click();
    const field = tab.locator('#correct textarea');
    await field.fill((await field.inputValue()).replace('2024-06-11', '2024-06-12'));
    await tab.locator('#correct input[name=reason]').fill('The clerk stamped it a day later.');
    await tab.locator('#correct button').click();
    expect(await tab.locator('#since').innerText()).toContain('2024-06-11 → 2024-06-12');
    await tab.goto(`${house.base}/cases/musk-v-openai?kind=ending`);
    const row = tab.locator('tr', { hasText: 'case withdrawn' });
    expect(await row.locator('.since summary').innerText()).toContain('The clerk stamped it a day later.');
  });

  test('is told what is wrong with a correction', async () => {
    const tab = await open('/cases/musk-v-openai?kind=ending');
    await tab.locator('a.type', { hasText: 'case withdrawn' }).click();
    await tab.locator('#correct summary').click();
    await tab.locator('#correct textarea').fill('{"type": "case.withdrawn"');
    await tab.locator('#correct input[name=reason]').fill('No reason.');
    await tab.locator('#correct button').click();
    expect(await tab.locator('main').innerText()).toMatch(/action\s+is no JSON/);
    await tab.goBack();
    expect(await tab.locator('#correct textarea').inputValue()).toBe('{"type": "case.withdrawn"');
  });

  test('follows a search, and gets each new action of it', async () => {
    const receiver = await openReceiver();
    const stop = house.webhooks.deliver(systemClock);
    try {
      const tab = await open('/?q=plaintiff&court=cand');
      await tab.locator('.follow input[name=url]').fill(receiver.url);
      await tab.getByRole('button', { name: 'Follow' }).click();
      await tab.waitForURL(/\/webhooks\/[0-9a-f]{10}$/);
      expect(await tab.locator('.facts').first().innerText()).toMatch(/Words\s+plaintiff/);
      expect(receiver.pings).toHaveLength(1);
      await tab.goto(`${house.base}/import`);
      await tab.setInputFiles('input[type=file]', fileOf('next.html', page.replaceAll('01234', '05678')));
      await tab.getByLabel('as it happens').check();
      await tab.getByRole('button', { name: 'Import' }).click();
      await tab.getByText('Done.').waitFor();
      await receiver.gets(1);
      expect(receiver.received[0]!.message.data.caseId).toBe('cand-3-24-cv-05678');
      await tab.goto(`${house.base}/webhooks`);
      await tab.locator('main table a').first().click();
      await tab.locator('.attempts tr.right').first().waitFor();
      await tab.getByRole('button', { name: 'Pause' }).click();
      expect(await tab.locator('.standing').innerText()).toContain('paused');
      await tab.getByRole('button', { name: 'Resume' }).click();
      await tab.getByRole('button', { name: 'Send a test' }).click();
      await eventually(() => receiver.pings.length === 2);
      await tab.locator('summary', { hasText: 'Delete' }).click();
      await tab.getByRole('button', { name: 'Delete' }).click();
      expect(await tab.locator('main').innerText()).toContain('No webhook yet.');
    } finally {
      await stop();
      await receiver.close();
    }
  });

  test('is told that a webhook gets nothing, before the first five days are over', async () => {
    const receiver = await openReceiver();
    const { url } = receiver;
    await receiver.close();
    const tab = await open('/webhooks');
    await tab.locator('.whole input').fill(url);
    await tab.getByRole('button', { name: 'Make a webhook' }).click();
    expect(await tab.locator('.standing').innerText()).toContain('the last attempt failed');
    await tab.goto(`${house.base}/webhooks`);
    expect(await tab.locator('main table').innerText()).toContain('the last attempt failed');
  });

  test('keeps what is filtered when the day changes, and comes on from a day before anything was known', async () => {
    const tab = await open('/cases/musk-v-openai?kind=motion');
    await tab.locator('input[name=asOf]').fill('2024-07-01');
    await tab.getByLabel('known to this Lis').check();
    await tab.getByRole('button', { name: 'Show' }).click();
    expect(new URL(tab.url()).searchParams.get('kind')).toBe('motion');
    expect(await tab.locator('main').innerText()).toContain('Nothing of this case was known');
    await tab.getByRole('link', { name: 'The case as it stands' }).click();
    expect(await tab.locator('h1').innerText()).toBe('Musk v. OpenAI');
  });

  test('is refused in Korean, too, and days that are the wrong way round', async () => {
    const tab = await open('/cases/musk-v-openai/compare?from=2025-01-01&to=2024-01-01');
    expect(await tab.locator('main').innerText()).toMatch(/from\s+lies after 2024-01-01/);
    await tab.locator('a[hreflang=ko]').click();
    expect(await tab.locator('h1').innerText()).toBe('입력이 올바르지 않습니다');
    await tab.goto(`${house.base}/?q=%22`);
    expect(await tab.locator('input[name=q]').isVisible()).toBe(true);
    await tab.locator('a[hreflang=en]').click();
  });

  test('sees what the amendment changed that joined Microsoft', async () => {
    const tab = await open('/cases/musk-v-openai/compare');
    await tab.locator('summary', { hasText: 'Before and after a pleading' }).click();
    await tab.getByRole('link', { name: 'Verified First Amended Complaint' }).click();
    expect(tab.url()).toContain('from=2024-11-13&to=2024-11-14');
    const changes = await tab.locator('#changes').innerText();
    expect(changes).toMatch(/new\s+party\s+Microsoft Corp., defendant/);
    expect(changes).toContain('counts: 15 → 26');
    await tab.locator('input[name=learnedFrom]').fill('2026-05-20');
    await tab.locator('input[name=learnedTo]').fill('2026-05-21');
    await tab.locator('form', { hasText: 'What was learned' }).getByRole('button').click();
    expect(tab.url()).toContain('learnedTo=2026-05-21');
    expect(await tab.locator('#changes').innerText()).toContain('closed: 2024-06-11 → 2024-06-12');
  });
});
