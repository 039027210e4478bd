import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'openapi-typescript-codegen';
import { root } from './lis.ts';

const run = promisify(execFile);
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

/** How strict the one who uses a client is with it. */
const settings = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
};

/** The generator leaves out how a file's name ends, which Node asks for. */
const withEndings = (folder: string): void => {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(one => one.endsWith('.ts'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/ from '(\.[^']*)'/g, " from '$1.ts'"));
  }
};

/** Writes the client that a generator makes of a document, and the program of somebody who uses it, into a folder. */
export const writeClient = async (folder: string, document: object, program: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const input = structuredClone(document) as Record<string, unknown>;
  await generate({ input, output: join(folder, 'client'), httpClient: 'fetch', useUnionTypes: true, useOptions: true });
  withEndings(join(folder, 'client'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'program.ts'), program);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
};

/** What the compiler says of it; empty where it is content. */
export const compilerSays = async (folder: string): Promise<string> => {
  try {
    await run(bin('tsc'), ['-p', folder]);
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
};

/** What the program prints that is given these arguments. */
export const programSays = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const flags = ['--experimental-transform-types', '--no-warnings'];
  return (await run(bin('node'), [...flags, join(folder, 'program.ts'), ...args])).stdout;
};
