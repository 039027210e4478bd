import { claimDataFolder } from '../../src/log/dataFolder.ts';

/** A process that owns the folder named in its first argument until it is killed (dataFolder.test.ts). */
const folder = claimDataFolder(process.argv[2]!);
const url = process.argv[3];
if (url) folder.announce(url);
process.stdout.write('owned\n');
setInterval(() => {}, 60_000);
