import { describe, expect, test } from '@jest/globals';
import { ConfigError, isLoopback, readConfig, settings } from '../src/config.ts';

const defaults = {
  data: './data',
  log: '',
  host: '127.0.0.1',
  port: 8080,
  publicRead: undefined,
  rateLimit: 600,
  hosts: [],
  logLevel: 'info',
  samples: 'all',
  secret: '',
  publicUrl: '',
  webhooksAllowLoopback: false,
  indexed: false,
  lang: 'en',
};

describe('settings', () => {
  test('have defaults that start', () => {
    expect(readConfig({}, {})).toEqual(defaults);
  });

  test('a flag wins over the environment, the environment over the default; an empty variable is none', () => {
    expect(readConfig({}, { LIS_PORT: '9000', LIS_LANG: '' })).toEqual({ ...defaults, port: 9000 });
    expect(readConfig({ port: '9001' }, { LIS_PORT: '9000' })).toEqual({ ...defaults, port: 9001 });
    expect(readConfig({ samples: 'none' }, { LIS_SAMPLES: 'all' })).toEqual({ ...defaults, samples: 'none' });
  });

  test.each(['0', '1', '65535'])('port %s is one', port => {
    expect(readConfig({ port }, {}).port).toBe(Number(port));
  });

  test.each(['', ' ', '-1', '1.5', '0x50', '1e3', '65536', '999999', '99999999', 'http', '80 80', '８０'])(
    'port %j is none',
    port => {
      expect(() => readConfig({ port }, {})).toThrow(new RegExp(`^--port ${JSON.stringify(port)} is `));
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s is loopback', host => {
    expect(isLoopback(readConfig({ host }, {}).host)).toBe(true);
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', 'example.org', '127.0.0.1.example.org'])('%j is beyond it', host => {
    expect(isLoopback(readConfig({ host }, {}).host)).toBe(false);
  });

  test.each(['*', '', 'a b', 'http://127.0.0.1'])('%j is no address at all', host => {
    expect(() => readConfig({ host }, {})).toThrow(/^--host .* is no address to listen on/);
  });

  test('names are listed with commas, and reading is public or not', () => {
    const env = { LIS_HOSTS: 'lis.example.org, docket.example.org', LIS_PUBLIC_READ: 'false' };
    expect(readConfig({}, env)).toMatchObject({ hosts: ['lis.example.org', 'docket.example.org'], publicRead: false });
    expect(() => readConfig({}, { LIS_RATE_LIMIT: '0' })).toThrow(/^LIS_RATE_LIMIT "0" is not a number from 1 on/);
  });

  test('how much is told is one of five', () => {
    expect(readConfig({}, { LIS_LOG_LEVEL: 'debug' }).logLevel).toBe('debug');
    expect(() => readConfig({ logLevel: 'all' }, {})).toThrow(
      '--log-level "all" is none of silent, error, warn, info, debug.',
    );
  });

  test('a wrong value is named as it was given: by its flag, or by its variable', () => {
    expect(() => readConfig({ lang: 'la' }, {})).toThrow('--lang "la" is neither en nor ko.');
    expect(() => readConfig({}, { LIS_LANG: 'la' })).toThrow('LIS_LANG "la" is neither en nor ko.');
    expect(() => readConfig({}, { LIS_SAMPLES: 'some' })).toThrow('LIS_SAMPLES "some" is neither all nor none.');
    expect(() => readConfig({ data: '' }, {})).toThrow('--data "" is empty: name a folder.');
  });

  test('all wrong values are told at once', () => {
    const wrong = () => readConfig({ port: 'x' }, { LIS_HOST: '*', LIS_LANG: 'la' });
    expect(wrong).toThrow(ConfigError);
    for (const name of ['--port', 'LIS_HOST', 'LIS_LANG']) expect(wrong).toThrow(name);
  });

  test('each has a flag and a variable of its own', () => {
    const all = Object.values(settings);
    expect(new Set(all.map(({ flag }) => flag)).size).toBe(all.length);
    expect(new Set(all.map(({ env }) => env)).size).toBe(all.length);
  });
});
