import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { casePages } from '../../src/views/casePages.ts';
import { catchUp } from '../../src/views/catchUp.ts';
import { openViewStore } from '../../src/views/viewStore.ts';
import { plainCase } from '../support/cases.ts';
import { logOf } from '../support/recordedLog.ts';
import { recorderOn, recordInto } from '../support/recording.ts';
import { act } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const now = new Date('2026-01-15T12:00:00Z');

const many = Array.from({ length: 450 }, (_, index) => plainCase(index + 1));

const filled = async () => {
  const log = await logOf(...many);
  const store = openViewStore(join(newFolder(), 'views.sqlite'));
  await catchUp(log, store, now);
  return { log, store };
};

describe('the whole list, page by page', () => {
  test('holds nothing open between two pages: however slow the reader, what was sealed leaves the file', async () => {
    const { store } = await filled();
    const pages = casePages(store, {});
    pages.next();
    expect(await store.scrub()).toBe(true);
    pages.return(undefined);
    store.close();
  });

  test('has each case once, as it stands when its page is asked for, though the order changed meanwhile', async () => {
    const { log, store } = await filled();
    const pages = casePages(store, { order: 'title' });
    const first = pages.next().value!;
    const titled = act('case.titled', undefined, { title: 'Aardvark v. Zebra' });
    await recordInto(recorderOn(log), 'plain-99', [titled]);
    await catchUp(log, store, now);
    const items = [...first, ...[...pages].flat()];
    expect(new Set(items.map(({ id }) => id)).size).toBe(450);
    expect(items).toHaveLength(450);
    expect(items.at(-1)).toMatchObject({ id: 'plain-99', title: 'Aardvark v. Zebra' });
    store.close();
  });
});
