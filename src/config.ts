import * as z from 'zod';

interface Setting {
  readonly env: string;
  readonly flag: string;
  readonly fallback: string;
  readonly about: string;
}

/** Every setting: a flag of `lis serve`, else an environment variable, else the fallback. */
export const settings = {
  data: {
    env: 'LIS_DATA',
    flag: '--data <folder>',
    fallback: './data',
    about: 'the folder of the embedded log and the views',
  },
  log: {
    env: 'LIS_LOG',
    flag: '--log <url>',
    fallback: '',
    about: 'a log on a server: esdb://host:2113?tls=false; empty: the embedded log',
  },
  host: {
    env: 'LIS_HOST',
    flag: '--host <address>',
    fallback: '127.0.0.1',
    about: 'the address to listen on; beyond loopback only once a key exists',
  },
  port: {
    env: 'LIS_PORT',
    flag: '--port <number>',
    fallback: '8080',
    about: 'the port to listen on; 0 takes a free one',
  },
  publicRead: {
    env: 'LIS_PUBLIC_READ',
    flag: '--public-read <whether>',
    fallback: '',
    about: 'true or false: whether reading needs no key; left out: true on loopback, false beyond it',
  },
  rateLimit: {
    env: 'LIS_RATE_LIMIT',
    flag: '--rate-limit <number>',
    fallback: '600',
    about: 'requests a minute for each key, and for each address that shows none',
  },
  hosts: {
    env: 'LIS_HOSTS',
    flag: '--hosts <names>',
    fallback: '',
    about: 'names, with commas between, by which the server may be asked beside those of loopback',
  },
  logLevel: {
    env: 'LIS_LOG_LEVEL',
    flag: '--log-level <level>',
    fallback: 'info',
    about: 'how much the server tells on standard error: silent, error, warn, info or debug (every request)',
  },
  secret: {
    env: 'LIS_SECRET',
    flag: '--secret <text>',
    fallback: '',
    about:
      'what the secrets of webhooks are derived from (better as a variable: flags can be seen by others); empty: a file of the data folder',
  },
  publicUrl: {
    env: 'LIS_PUBLIC_URL',
    flag: '--public-url <url>',
    fallback: '',
    about: 'where others reach Lis, such as https://lis.example: for links in webhooks; empty: where it listens',
  },
  webhooksAllowLoopback: {
    env: 'LIS_WEBHOOKS_ALLOW_LOOPBACK',
    flag: '--webhooks-allow-loopback <whether>',
    fallback: 'false',
    about: 'true or false: whether webhooks may go to this machine, to try things out',
  },
  indexed: {
    env: 'LIS_INDEXED',
    flag: '--indexed <whether>',
    fallback: 'false',
    about: 'true or false: whether search engines may take the pages up',
  },
  samples: {
    env: 'LIS_SAMPLES',
    flag: '--samples <which>',
    fallback: 'all',
    about: 'all or none: whether a new log gets the sample cases',
  },
  lang: {
    env: 'LIS_LANG',
    flag: '--lang <language>',
    fallback: 'en',
    about: 'en or ko: the language of tables on the terminal',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** Whether only this machine reaches what listens there. */
export const isLoopback = (host: string): boolean => loopback.test(host);

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

const schema = z.object({
  data: z.string().min(1, 'is empty: name a folder'),
  log: z.string(),
  host: z.string().regex(/^[\w.:-]+$/, 'is no address to listen on; use 127.0.0.1'),
  port: z
    .string()
    .regex(/^\d{1,6}$/, 'is not a port number')
    .transform(Number)
    .pipe(z.number().max(65_535, 'is above 65535')),
  publicRead: z
    .enum(['', 'true', 'false'], 'is neither true nor false')
    .transform(whether => (whether === '' ? undefined : whether === 'true')),
  rateLimit: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'is not a number from 1 on')
    .transform(Number),
  hosts: z.string().transform(names =>
    names
      .split(',')
      .map(name => name.trim())
      .filter(Boolean),
  ),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is none of silent, error, warn, info, debug'),
  secret: z.string().refine(text => text === '' || text.length >= 16, 'has fewer than 16 characters'),
  publicUrl: z
    .string()
    .refine(url => url === '' || /^https?:\/\/[^/?#]+$/.test(url), 'is no address such as https://lis.example'),
  webhooksAllowLoopback: z.enum(['true', 'false'], 'is neither true nor false').transform(text => text === 'true'),
  indexed: z.enum(['true', 'false'], 'is neither true nor false').transform(text => text === 'true'),
  samples: z.enum(['all', 'none'], 'is neither all nor none'),
  lang: z.enum(['en', 'ko'], 'is neither en nor ko'),
});

export type Config = z.infer<typeof schema>;

/** A setting has a value that Lis cannot start with; the message names it and says what it may be. */
export class ConfigError extends Error {
  readonly code = 'config';
}

/** Reads flags, then the environment, then the defaults. Throws ConfigError, naming the setting as it was given. */
export const readConfig = (
  flags: Partial<Record<SettingName, string>>,
  env: Readonly<Record<string, string | undefined>>,
): Config => {
  const names = Object.keys(settings) as SettingName[];
  const given = Object.fromEntries(
    names.map(name => [name, flags[name] ?? (env[settings[name].env] || settings[name].fallback)]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path[0] as SettingName;
    const from = flags[name] !== undefined ? settings[name].flag.split(' ')[0] : settings[name].env;
    return `${from} ${JSON.stringify(given[name])} ${message}.`;
  });
  throw new ConfigError(faults.join('\n'));
};
