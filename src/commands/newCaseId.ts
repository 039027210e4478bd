import { caseStream } from '../log/streamCache.ts';
import { InvalidInputError } from './caseFile.ts';
import type { Recorder } from './record.ts';

const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');

/** The slug of the title, then `-2`, `-3` where it is taken (EVENTS.md section 2). */
export const newCaseId = async ({ streams }: Pick<Recorder, 'streams'>, title: string | undefined): Promise<string> => {
  const slug = slugOf(title ?? '');
  if (slug === '') {
    throw new InvalidInputError([
      { pointer: '/id', detail: 'is needed: the title has no Latin letters or digits to make one from' },
    ]);
  }
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? slug : `${slug}-${count}`;
    if ((await streams.read(caseStream(id))).length === 0) return id;
  }
};
