import * as z from 'zod';
import { courtDate, courtDay } from '../../../events/courtDate.ts';
import { line, text } from '../../../events/family.ts';
import { docket, slug, uuid } from '../../../events/reference.ts';
import { source } from '../../../events/source.ts';
import { actionType, caseFilter } from '../../views/questions.ts';
import { named } from '../openApi/components.ts';

/** What many answers hold. */
export const day = named('CourtDay', courtDay);
export const date = named('CourtDate', courtDate);
export const type = named('ActionType', actionType);
export const status = named('Status', caseFilter.status);
export const docketNamed = named('Docket', docket);
export const sources = z.array(named('Source', source));

named('Line', line);
named('Text', text);
named('Slug', slug);
export const id = named('ActionId', uuid);
export const moment = named('Moment', z.iso.datetime());
export const because = z.array(id);
export const dateOrNull = date.nullable();
export const textOrNull = z.string().nullable();
export const prejudice = z.enum(['with', 'without']).nullable();
export const certainty = z.enum(['record', 'press', 'unverified']);
export const hash = z.hash('sha256');
