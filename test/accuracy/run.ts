import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { classifyAccuracy } from './classify.ts';
import { lineageAccuracy } from './lineage.ts';
import { parseAccuracy } from './parse.ts';
import { sharedFolder } from './shared.ts';

const root = dirname(dirname(import.meta.dirname));

/** Each page of docs/measured, and what it is made of. */
const pages: Readonly<Record<string, { readonly title: string; readonly parts: (data: string) => Promise<string[]> }>> =
  {
    ingest: {
      title: 'What Lis reads in real dockets',
      parts: async data => [await parseAccuracy(data), await lineageAccuracy(data)],
    },
    classify: { title: 'How often the rules are right', parts: async data => [classifyAccuracy(data)] },
  };

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const folder = sharedFolder();
if (folder === undefined) {
  process.stderr.write('SKIPPED: no real dockets here. Set LIS_SHARED to the folder that holds data/.\n');
  process.exit(0);
}
for (const [name, { title, parts }] of Object.entries(pages)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const told = (await parts(join(folder, 'data'))).join('\n\n');
  process.stdout.write(`${told}\n\n`);
  if (!values.write) continue;
  mkdirSync(join(root, 'docs/measured'), { recursive: true });
  const again = `Made by \`npm run accuracy -- ${name} --write\` over the dev part of the data beside this project.`;
  writeFileSync(join(root, `docs/measured/${name}.md`), `# ${title}\n\n${again}\n\n${told}\n`);
}
