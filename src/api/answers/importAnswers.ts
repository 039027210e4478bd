import * as z from 'zod';
import { named } from '../openApi/components.ts';

const counts = z.record(z.string(), z.int());

const refused = z.strictObject({ where: z.string(), reason: z.string() });

const docket = z.strictObject({
  court: z.string(),
  docketNumber: z.string(),
  caseId: z.string(),
  isNew: z.boolean(),
  entries: counts,
  actions: counts,
  refused: z.array(refused),
});

/** What an import did, docket by docket, and what it could not record. */
export const importAnswer = named(
  'ImportedFile',
  z.strictObject({
    file: z.string(),
    format: z.string().nullable(),
    importId: z.string(),
    dockets: z.array(docket),
    refused: z.array(refused),
  }),
);
