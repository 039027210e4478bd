import { keysAnswer, newKeyAnswer, revokedAnswer } from '../answers/serverAnswers.ts';
import { newKey } from '../bodies.ts';
import type { Operation } from '../openApi/operation.ts';
import { keyNamed, noQuery } from '../parameters.ts';

export const listKeys: Operation = {
  id: 'listKeys',
  tag: 'Keys',
  summary: 'The keys, revoked ones too',
  needs: 'admin',
  query: noQuery,
  answers: { 200: { says: 'The keys, without what opens the door.', schema: keysAnswer } },
  examples: [{ name: 'all', summary: 'All keys' }],
};

export const makeKey: Operation = {
  id: 'makeKey',
  tag: 'Keys',
  summary: 'Make a key',
  description:
    'From the first key on, recording needs one. Make one with the scope `admin` first, or keep the command line at hand.',
  needs: 'admin',
  query: noQuery,
  body: newKey,
  answers: { 201: { says: 'The key: it is shown this once.', schema: newKeyAnswer } },
  problems: ['key_exists'],
  examples: [
    { name: 'admin', summary: 'For whoever keeps this Lis', body: { name: 'keeper', scopes: ['admin'] } },
    { name: 'newsroom', summary: 'For a newsroom that reads', body: { name: 'newsroom', scopes: ['read'] } },
  ],
};

export const revokeKey: Operation = {
  id: 'revokeKey',
  tag: 'Keys',
  summary: 'Revoke a key, by its id or its name, at once and for good',
  needs: 'admin',
  path: { id: keyNamed },
  query: noQuery,
  answers: { 200: { says: 'It opens nothing any more.', schema: revokedAnswer } },
  problems: ['unknown_key'],
  examples: [{ name: 'newsroom', summary: 'By its name', path: { id: 'newsroom' } }],
};
