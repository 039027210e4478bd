import * as z from 'zod';
import type { Operation } from '../openApi/operation.ts';

export const readDocument: Operation = {
  id: 'readDocument',
  tag: 'Server',
  summary: 'This document',
  description: 'The page at `/docs` shows it.',
  needs: 'host',
  headers: ['If-None-Match'],
  answers: { 200: { says: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }), headers: ['ETag'] } },
  examples: [{ name: 'document', summary: 'The document' }],
};
