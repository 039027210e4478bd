import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, openHouse } from '../support/house.ts';
import { rawAnswer } from '../support/raw.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), publicRead: false });
});
afterAll(() => house.close());

const policyOf = ({ headers }: Response): ReadonlyMap<string, string> =>
  new Map(
    headers
      .get('content-security-policy')!
      .split(';')
      .map(directive => {
        const [name, ...sources] = directive.trim().split(' ');
        return [name!, sources.join(' ')];
      }),
  );

describe('the page at /docs', () => {
  test('lets the browser ask nobody but this server, and run no script that stands in the page', async () => {
    const policy = policyOf(await house.get('/docs'));
    expect([...policy]).toEqual([
      ['default-src', "'none'"],
      ['script-src', "'self'"],
      ['style-src', "'self'"],
      ['img-src', "'self' data:"],
      ['connect-src', "'self'"],
      ['base-uri', "'none'"],
      ['form-action', "'none'"],
      ['frame-ancestors', "'none'"],
    ]);
  });

  test('names only files of its own, and each of them is there', async () => {
    const page = await (await house.get('/docs')).text();
    const named = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
    expect(named).toContain('/docs/swagger-ui-bundle.js');
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|style="/);
    const types = { js: 'text/javascript', css: 'text/css', png: 'image/png', json: 'application/json' };
    for (const address of named) {
      const response = await house.get(address);
      const type = types[address.split('.').at(-1) as keyof typeof types];
      expect([address, response.status, response.headers.get('content-type')]).toEqual([
        address,
        200,
        expect.stringContaining(type),
      ]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  test('starts with the document of this server, which nobody outside is asked to check', async () => {
    const script = await (await house.get('/docs/start.js')).text();
    expect(script).toContain("fetch('/openapi.json')");
    expect(script).toContain('validatorUrl: null');
    expect(script).not.toMatch(/https?:|\/\/\w/);
  });

  test('needs no key, and answers only to the names of this server', async () => {
    for (const path of ['/docs', '/docs/start.js', '/openapi.json']) {
      expect((await house.get(path)).status).toBe(200);
      const request = `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
      expect(await rawAnswer(house.base, request)).toMatchObject({ status: 421 });
    }
  });

  test('serves nothing else of the package that it comes from', async () => {
    for (const name of [
      'package.json',
      'index.html',
      '..%2fpackage.json',
      'swagger-ui.js',
      'swagger-initializer.js',
      '%00',
    ])
      expect([name, (await house.get(`/docs/${name}`)).status]).toEqual([name, 404]);
  });
});
