import type { Response } from 'express';
import { damagedCases } from '../views/listCases.ts';
import type { Door } from './door.ts';
import { refuseForeignPosition } from './parseInput.ts';

/** What every answer from the lists says: how far they have come (`Lis-Position`), and the cases that cannot be read. */
export interface Listed {
  readonly position: string;
  readonly damaged: { readonly damaged?: readonly string[] };
}

/** Waits until the lists hold all up to `minPosition`, and says where they stand. */
export const listsAt = async (
  { log, views }: Door,
  minPosition: string | undefined,
  response: Response,
): Promise<Listed> => {
  refuseForeignPosition(log, 'minPosition', minPosition);
  await views.reached(minPosition);
  const position = views.store.checkpoint()?.position ?? '';
  response.set('Lis-Position', position);
  const damaged = damagedCases(views.store);
  return { position, damaged: damaged.length > 0 ? { damaged } : {} };
};
