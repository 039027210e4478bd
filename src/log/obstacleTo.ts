import { accessSync } from 'node:fs';

/** Why this user cannot have the path so (a mode of fs.constants): `absent`, or `forbidden` by whatever; undefined where they can. */
export const obstacleTo = (path: string, mode: number): 'absent' | 'forbidden' | undefined => {
  try {
    accessSync(path, mode);
    return undefined;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code)) ? 'absent' : 'forbidden';
  }
};
