import { type Action, action } from '../../events/action.ts';
import type { Docket } from '../../events/reference.ts';
import { type CaseFile, parseInput } from '../../src/commands/caseFile.ts';
import { act, type Told, the } from './story.ts';
import { complaint, filed, joined, motion, ruled, withdrawn } from './storyWords.ts';

/** What is told as the actions of a file, before the docket named; each has the id that `the(as)` gives. */
export const actionsOf = (docket: Docket, ...told: readonly Told[]): readonly Action[] =>
  told.map(({ as, ...one }, index) =>
    parseInput(action, {
      id: the(as ?? `${docket.docketNumber} ${one.type} ${one.on} ${index}`),
      ...one,
      ...(one.proceeding && { proceeding: docket }),
    }),
  );

/** A case as a file holds it, told before one docket. */
export const caseFileOf = (id: string, title: string, docket: Docket, ...told: readonly Told[]): CaseFile => ({
  id,
  title,
  actions: actionsOf(docket, ...told),
});

export const doeDocket: Docket = { court: 'cand', docketNumber: '3:24-cv-00123' };

/** A small case whose every day is known: filed in February, a motion denied in April, withdrawn in June 2024. */
export const doeCase = caseFileOf(
  'doe-v-example',
  'Doe v. Example Corp.',
  doeDocket,
  filed('2024-02-05', { as: 'doe filed' }),
  act('party.joined', '2024-02-05', { party: 'doe', name: 'Jane Doe', role: 'plaintiff' }),
  act('party.joined', '2024-02-05', { party: 'example', name: 'Example Corp.', role: 'defendant' }),
  act('judge.assigned', '2024-02-07', { judge: 'moore', name: 'Ada Moore', role: 'presiding' }),
  complaint('2024-02-05', ['breach', 'fraud'], { as: 'doe complaint' }),
  motion('2024-03-01', 'doe motion'),
  ruled('2024-04-10', the('doe motion'), 'denied', { as: 'doe ruling', publicOn: '2024-04-12' }),
  withdrawn('2024-06-03', { by: ['doe'], prejudice: 'without' }, { as: 'doe withdrawn' }),
);

/** One of many cases that differ in little, filed one a day from 1 January 2025 on. */
export const plainCase = (number: number, more: readonly Told[] = []): CaseFile => {
  const docket = {
    court: number % 2 === 0 ? 'cand' : 'nysd',
    docketNumber: `1:25-cv-${String(number).padStart(5, '0')}`,
  };
  const on = new Date(Date.UTC(2025, 0, number)).toISOString().slice(0, 10);
  return caseFileOf(
    `plain-${number}`,
    `Plain Case ${number}`,
    docket,
    filed(on),
    joined(on, `party-${number}`),
    ...more,
  );
};
