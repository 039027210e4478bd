import type { RecordedEvent } from '../../events/event.ts';
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

type IsTheirs = (events: readonly RecordedEvent[], caseId: string) => boolean;

/** The slug of the title, then `-2`, `-3` where it is taken (EVENTS.md section 2): but not by what is theirs already. */
export const newCaseId = async (
  { streams }: Pick<Recorder, 'streams'>,
  title: string | undefined,
  isTheirs: IsTheirs = () => false,
): Promise<string> => {
  const slug = slugOf(title ?? '');
  if (slug === '') {
    throw new InvalidInputError([
      {
        pointer: '/id',
        detail: 'is needed, such as "kim-v-hanbit": the title has no Latin letters or digits to make one from',
      },
    ]);
  }
  for (let count = 1; ; count += 1) {
    const caseId = count === 1 ? slug : `${slug}-${count}`;
    const events = await streams.read(caseStream(caseId));
    if (events.length === 0 || isTheirs(events, caseId)) return caseId;
  }
};
