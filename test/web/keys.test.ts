import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKey } from '../../src/commands/keys.ts';
import { type Browser, hasBrowser, openBrowser } from '../support/browser.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';
import { visiting } from '../support/visiting.ts';

const newFolder = temporaryFolders();
const inBrowser = hasBrowser ? describe : describe.skip;
const asBrowser = { headers: { accept: 'text/html' } };

let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', publicRead: false });
});
afterAll(() => house.close());

const formOf = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields),
});

inBrowser('whoever owns the machine', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('makes the first key, signs in with it, makes another, revokes it and signs out', async () => {
    const visit = visiting(house);
    const tab = await visit.open('/keys', browser);
    expect(await tab.locator('.warning').innerText()).toContain('There is no key yet');
    await tab.locator('input[name=name]').fill('desk');
    await tab.getByLabel('do everything').check();
    await tab.getByRole('button', { name: 'Make a key' }).click();
    expect(await tab.locator('code.key').innerText()).toMatch(/^lis_[0-9a-f]{10}_[\w-]{43}$/);
    await tab.getByRole('button', { name: 'Sign in with it' }).click();
    await tab.waitForURL(/\/keys$/);
    expect(await tab.locator('.visitor').innerText()).toContain('desk');

    await tab.locator('input[name=name]').fill('intern');
    await tab.getByLabel('read', { exact: true }).check();
    await tab.getByRole('button', { name: 'Make a key' }).click();
    const token = await tab.locator('code.key').innerText();
    await tab.getByRole('link', { name: 'To the keys' }).click();
    expect((await house.get('/cases/musk-v-openai', { headers: { cookie: `lis_key=${token}` } })).status).toBe(307);
    await tab.locator('tr', { hasText: 'intern' }).getByRole('button', { name: 'Revoke' }).click();
    expect(await tab.locator('tr', { hasText: 'intern' }).innerText()).toContain('revoked');
    const { status } = await house.get('/cases/musk-v-openai', {
      headers: { accept: 'text/html', cookie: `lis_key=${token}` },
    });
    expect(status).toBe(401);
    expect(visit.faults).toEqual([]);

    await tab.locator('tr', { hasText: 'desk' }).getByRole('button', { name: 'Revoke' }).click();
    expect(await tab.locator('main').innerText()).toContain('the last key that may do everything');
    await tab.getByRole('link', { name: 'Back to the page before' }).click();
    expect(await tab.locator('tr', { hasText: 'desk' }).innerText()).not.toContain('revoked');

    await tab.getByRole('button', { name: 'Sign out' }).click();
    expect(await tab.locator('h1').innerText()).toBe('A key is needed');
    await tab.locator('input[name=key]').fill('lis_0123456789_nothing');
    await tab.getByRole('button', { name: 'Sign in' }).click();
    expect(await tab.locator('main').innerText()).toContain('not one of this Lis');
  });
});

describe('a key in a cookie', () => {
  test('is read by no script, sent by no other site, and never led away with', async () => {
    const { token } = await createKey(
      { log: house.log, now: () => house.clock.now },
      { name: 'reader', scopes: ['read'] },
      'test',
    );
    const signedIn = await house.get('/sign-in', formOf({ key: token, to: '/review' }));
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/review']);
    expect(signedIn.headers.get('set-cookie')).toMatch(/^lis_key=lis_[\w-]+; .*HttpOnly; SameSite=Strict$/);
    const { headers } = await house.get('/', { headers: { accept: 'text/html', cookie: `lis_key=${token}` } });
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/a\u0000b'])(
    'is not sent on to %j',
    async to => {
      const { status } = await house.get('/sign-in', formOf({ key: 'lis_0123456789_abc', to }));
      expect(status).toBe(400);
    },
  );

  test('changes nothing for a page of another site', async () => {
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const { status } = await house.get('/webhooks', formOf({ url: 'http://127.0.0.1:9/' }, headers));
      expect(status).toBe(403);
    }
  });

  test('that is none is forgotten, so that nobody is locked out', async () => {
    const answer = await house.get('/', { headers: { ...asBrowser.headers, cookie: 'lis_key=lis_0123456789_abc' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toMatch(/^lis_key=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await answer.text()).toContain('action="/sign-in"');
  });

  test('that is wrong is refused where it is shown, counted, and takes the right one from nobody', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const { status, headers } = await house.get('/sign-in', formOf({ key: 'lis_0123456789_abc' }));
      statuses.push(status);
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
  });
});
