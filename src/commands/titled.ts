import type { Action } from '../../events/action.ts';
import { idOf } from '../../events/identity.ts';
import { caseStream } from '../log/streamCache.ts';
import { type CaseFile, InvalidInputError } from './caseFile.ts';

/** A new case begins with its title. Two who record the same file at once give it the same id. */
export const titled = ({ title, actions }: CaseFile, caseId: string): readonly Action[] => {
  if (actions.some(({ type }) => type === 'case.titled')) return actions;
  if (title === undefined)
    throw new InvalidInputError([{ pointer: '/title', detail: `is needed: there is no case ${caseId} yet` }]);
  const first = actions[0]!.id;
  const id = first === undefined ? {} : { id: idOf([caseStream(caseId), 'case.titled', first]) };
  return [{ ...id, type: 'case.titled', data: { title }, sources: [] } satisfies Action, ...actions];
};
