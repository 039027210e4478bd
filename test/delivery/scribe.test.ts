import { expect, test } from '@jest/globals';
import { Scribe } from '../../src/delivery/scribe.ts';
import { singleOf } from '../../src/delivery/track.ts';
import { doeCase } from '../support/cases.ts';
import { openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

test('a body that could not be read once is read the next time', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase] });
  const { streams, now } = house.recorder;
  let reads = 0;
  const failsOnce = {
    read: async (stream: string) => {
      reads += 1;
      if (reads === 2) throw new Error('the disk is busy');
      return streams.read(stream);
    },
  };
  const reader = { streams: failsOnce as typeof streams, now };
  const scribe = new Scribe({ log: house.log, reader, home: () => 'http://lis.example' });
  const event = (await house.log.readStream('case-doe-v-example')).at(-1)!;
  const message = singleOf({ mode: 'ordered' }, event);
  await expect(scribe.write(message, async () => true)).rejects.toThrow('the disk is busy');
  expect(await scribe.write(message, async () => true)).toContain(event.id);
  await house.close();
});

test('of an event that the log holds no more nothing is told', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase] });
  const scribe = new Scribe({ log: house.log, reader: house.recorder, home: () => 'http://lis.example' });
  const event = (await house.log.readStream('case-doe-v-example')).at(-1)!;
  const gone = { ...singleOf({ mode: 'ordered' }, event), eventId: 'another' };
  expect(await scribe.write(gone, async () => true)).toBeUndefined();
  await house.close();
});
