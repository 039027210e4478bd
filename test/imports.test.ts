import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = dirname(import.meta.dirname);

/** What each folder may import: the folders before it on the one way through the house, and these packages. */
const allowed: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    events: { folders: [], packages: ['zod', 'node:crypto', 'canonicalize'] },
    projections: { folders: ['events'], packages: ['date-fns'] },
    'src/log': {
      folders: ['events'],
      packages: [
        'node:crypto',
        'node:fs',
        'node:path',
        'node:timers/promises',
        'better-sqlite3',
        '@eventstore/db-client',
      ],
    },
    'src/commands': { folders: ['events', 'projections', 'src/log'], packages: ['node:crypto', 'node:fs', 'zod'] },
    'src/ingest': {
      folders: ['events', 'projections', 'src/log', 'src/commands'],
      packages: [
        'css-select',
        'node:crypto',
        'csv-parse',
        'domhandler',
        'domutils',
        'htmlparser2',
        'parse5',
        'parse5-htmlparser2-tree-adapter',
        'postal-mime',
        'zod',
      ],
    },
    'src/views': {
      folders: ['events', 'projections', 'src/log'],
      packages: ['node:crypto', 'node:fs', 'node:timers/promises', 'better-sqlite3', 'stemmer', 'zod'],
    },
    'src/delivery': {
      folders: ['events', 'projections', 'src/log', 'src/commands', 'src/views'],
      packages: [
        'node:crypto',
        'node:dns',
        'node:fs',
        'node:net',
        'node:path',
        'node:timers/promises',
        'node:util',
        '@date-fns/tz',
        'better-sqlite3',
        'date-fns',
        'ipaddr.js',
        'undici',
        'zod',
      ],
    },
    'src/words': { folders: ['events', 'projections'], packages: [] },
    'src/drawing': { folders: ['events', 'projections'], packages: ['d3-scale'] },
    'src/web': {
      folders: [
        'events',
        'projections',
        'src/log',
        'src/commands',
        'src/ingest',
        'src/views',
        'src/delivery',
        'src/words',
        'src/drawing',
        'src/formats',
      ],
      packages: ['node:events', 'node:path', 'compression', 'express', 'helmet', 'zod'],
    },
    'src/formats': {
      folders: ['events', 'projections', 'src/views', 'src/words', 'src/drawing'],
      packages: ['@resvg/resvg-js', '@date-fns/tz', 'csv-stringify', 'feed', 'ical-generator'],
    },
    'src/api': {
      folders: [
        'events',
        'projections',
        'src/log',
        'src/commands',
        'src/ingest',
        'src/views',
        'src/delivery',
        'src/words',
        'src/formats',
      ],
      packages: [
        'node:buffer',
        'node:crypto',
        'node:events',
        'node:http',
        'node:module',
        'node:net',
        'node:stream',
        'express',
        'express-rate-limit',
        'helmet',
        'pino',
        'pino-http',
        'prom-client',
        'zod',
      ],
    },
    'src/cli': {
      folders: [
        'events',
        'projections',
        'src/log',
        'src/commands',
        'src/ingest',
        'src/views',
        'src/delivery',
        'src/words',
        'src/formats',
        'src/config.ts',
      ],
      packages: ['node:fs', 'node:http', 'node:path', 'commander', 'zod'],
    },
    'src/config.ts': { folders: [], packages: ['zod'] },
  };

const filesIn = (path: string): readonly string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => join(path, name));

const imported = /(?:^(?:import|export|\}).* from |^import |import\()'([^'\n]+)'/gm;

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(imported)].map(match => match[1]!);

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:') ? specifier : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const targetOf = (file: string, specifier: string): string =>
  relative(root, join(root, dirname(file), specifier))
    .split(sep)
    .join('/');

describe.each(Object.entries(allowed))('%s', (folder, { folders, packages }) => {
  test('imports only what lies before it', () => {
    const within = [folder, ...folders];
    const strays = filesIn(folder).flatMap(file =>
      importsOf(file)
        .filter(specifier =>
          specifier.startsWith('.')
            ? !within.some(place => targetOf(file, specifier).startsWith(place))
            : !packages.includes(packageOf(specifier)),
        )
        .map(specifier => `${file} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});

test('only the identity file makes hashes and canonical JSON of the language', () => {
  const elsewhere = filesIn('events').filter(file => importsOf(file).some(name => !/^\.|^zod$/.test(name)));
  expect(elsewhere).toEqual(['events/identity.ts']);
});

test('every folder of src is in the table, so that a new one is given its place', () => {
  const folders = readdirSync(join(root, 'src')).map(name => `src/${name}`);
  expect(Object.keys(allowed)).toEqual(expect.arrayContaining(folders.filter(name => name !== 'src/main.ts')));
});

test('nothing draws time or chance into the folds', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bprocess\b|\bIntl\b/;
  const found = filesIn('projections').filter(file => impure.test(readFileSync(join(root, file), 'utf8')));
  expect(found).toEqual([]);
});
