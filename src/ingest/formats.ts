import type { Format } from './format.ts';
import { juriscraperJson } from './formats/juriscraperJson.ts';
import { pacerDocket } from './formats/pacerDocket.ts';

/** The surest sign first: whoever recognises a file first reads it. */
export const formats: readonly Format[] = [juriscraperJson, pacerDocket];
