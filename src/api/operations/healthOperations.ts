import { aliveAnswer, readyAnswer } from '../answers/serverAnswers.ts';
import type { Operation } from '../openApi/operation.ts';

export const alive: Operation = {
  id: 'alive',
  tag: 'Server',
  summary: 'The process lives',
  needs: 'open',
  answers: { 200: { says: 'It lives.', schema: aliveAnswer } },
  examples: [{ name: 'alive', summary: 'Does it live?' }],
};

export const ready: Operation = {
  id: 'ready',
  tag: 'Server',
  summary: 'The log answers, and the lists have caught up with it',
  description: '`damaged` names the streams that cannot be read.',
  needs: 'open',
  answers: { 200: { says: 'Ready.', schema: readyAnswer } },
  problems: ['views_behind', 'log_unavailable', 'unusable_log', 'internal'],
  examples: [{ name: 'ready', summary: 'Is it ready?' }],
};
