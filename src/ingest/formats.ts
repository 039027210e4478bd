import type { Format } from './format.ts';
import { docketHistory } from './formats/docketHistory.ts';
import { juriscraperJson } from './formats/juriscraperJson.ts';
import { otherPages, pacerMessage } from './formats/notADocket.ts';
import { pacerDocket } from './formats/pacerDocket.ts';

/** The surest sign first: whoever recognises a file first reads it. */
export const formats: readonly Format[] = [juriscraperJson, docketHistory, pacerDocket, ...otherPages, pacerMessage];
