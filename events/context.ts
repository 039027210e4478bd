import * as z from 'zod';
import { legal, line, own, text } from './family.ts';
import { slug, uuid } from './reference.ts';

export const context = {
  /** What happened outside any court. */
  'context.noted': legal('context', { title: line, detail: text.optional(), parties: z.array(slug).optional() }),
  'note.added': own({ text, about: z.array(uuid).optional() }),
};
