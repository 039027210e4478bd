import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readConfig, settings } from '../src/config.ts';

const root = new URL('../', import.meta.url);

const textOf = (name: string) => readFileSync(new URL(name, root), 'utf8');

const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(match => match[1]!);

const instructions = (name: string) => textOf(name).replaceAll('\\\n', ' ').split('\n');

const known = Object.values(settings);
const dockerfile = textOf('Dockerfile');
const compose = textOf('docker-compose.yml');

describe.each([
  ['Dockerfile', dockerfile],
  ['docker-compose.yml', compose],
])('%s', (_, text) => {
  test('names only variables that Lis knows', () => {
    const named = all(/\b(LIS_[A-Z_]+)/g, text);
    expect(named.length).toBeGreaterThan(0);
    expect(known.map(({ env }) => env)).toEqual(expect.arrayContaining(named));
  });

  test('names only ports that something listens on: Lis by default, or the event store', () => {
    expect([settings.port.fallback, '2113']).toEqual(
      expect.arrayContaining(all(/(?:127\.0\.0\.1:|\|\| )(\d+)/g, text)),
    );
  });
});

describe('the Dockerfile', () => {
  test('copies only what exists', () => {
    const copied = instructions('Dockerfile')
      .filter(line => line.startsWith('COPY '))
      .flatMap(line => line.split(/\s+/).slice(1, -1));
    expect(copied).toContain('src');
    expect(copied.filter(name => !existsSync(new URL(name, root)))).toEqual([]);
  });

  test('starts serve as Lis knows it, with flags that it knows, as a user without privileges', () => {
    const command: string[] = JSON.parse(all(/^CMD (.*)$/gm, dockerfile)[0]!);
    expect(command.slice(0, 3)).toEqual(['node', 'src/main.ts', 'serve']);
    expect(existsSync(new URL(command[1]!, root))).toBe(true);
    const flags = known.map(({ flag }) => flag.split(' ')[0]);
    expect(flags).toEqual(expect.arrayContaining(command.filter(word => word.startsWith('--'))));
    expect(all(/^(USER node)$/gm, dockerfile)).toHaveLength(1);
    expect(dockerfile.indexOf('chown node:node /data')).toBeLessThan(dockerfile.indexOf('VOLUME /data'));
  });

  test('runs on the Node that Lis is tested with', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    expect(all(/^FROM node:(\d+)/gm, dockerfile)[0]).toBe(dependencies.node!.split('.')[0]);
  });
});

describe('docker-compose.yml', () => {
  const environment = Object.fromEntries(
    [...compose.matchAll(/^\s+(LIS_[A-Z_]+): '?([^'\n]*)'?$/gm)].map(([, name, value]) => [name!, value!]),
  );

  test('gives Lis settings that it accepts, and the log on the event store', () => {
    expect(readConfig({}, environment)).toMatchObject({ host: '127.0.0.1', log: 'esdb://127.0.0.1:2113?tls=false' });
  });

  test('publishes ports on loopback alone, and pins the image', () => {
    const ports = all(/^\s+- '?([\d.:]+:\d+)'?$/gm, compose);
    expect(ports).toEqual(['127.0.0.1:2113:2113']);
    expect(all(/image: (\S+)/g, compose)).toEqual([expect.stringMatching(/:\d+\.\d+\.\d+$/)]);
  });
});
