import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { act, federalCourt, historyOn, stateCourt, story, type Told, the } from '../support/story.ts';
import {
  closed,
  complaint,
  entry,
  filed,
  inCourt,
  joined,
  motion,
  refiled,
  ruled,
  withdrawn,
} from '../support/storyWords.ts';

/** The names of the actions in the order they stand in, told backwards so that arrival cannot help. */
const order = (...told: Told[]): string[] => {
  const names = new Map(told.map(({ as }) => [the(as!), as!]));
  return historyOn(story(...told.toReversed()), '2030-01-01').map(({ id }) => names.get(id)!);
};

const at = (number: number, more: object = {}) => ({ entry: { number }, ...more });
const day = '2024-08-05';

describe('legal order is one tuple:', () => {
  test('the last day `on` can mean', () => {
    const told = [motion('2024-08-30', 'a'), motion('2024-08', 'b'), motion('2024-09-01', 'c'), motion('2024', 'd')];
    expect(order(...told)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('or, undated, the day it cannot come after', () => {
    const undated = motion(null, 'b', { notAfter: '2024-08-10' });
    expect(order(motion('2024-08-09', 'a'), undated, motion('2024-08-11', 'c'))).toEqual(['a', 'b', 'c']);
  });

  test('then the number of the entry', () => {
    const told = [motion(day, 'z', at(2)), motion(day, 'y', at(10)), motion(day, 'x', at(11))];
    expect(order(...told)).toEqual(['z', 'y', 'x']);
  });

  test('without one what opens a proceeding comes first, and everything else last', () => {
    const told = [
      filed(day, { as: 'opens' }),
      closed(day, { as: 'entered', ...at(1) }),
      joined(day, 'altman', 'defendant', { as: 'joins' }),
    ];
    expect(order(...told)).toEqual(['opens', 'entered', 'joins']);
  });

  test('then the docket that was opened first, so that entry numbers are compared within one docket only', () => {
    const told = [
      ...inCourt(
        stateCourt,
        filed('2024-01-02', { as: 'state filed' }),
        withdrawn(day, { prejudice: 'without' }, { as: 'withdrawn', ...at(9) }),
      ),
      refiled(day, stateCourt, { as: 'refiled', ...at(1) }),
      motion(day, 'motion', at(2)),
    ];
    expect(order(...told)).toEqual(['state filed', 'withdrawn', 'refiled', 'motion']);
  });

  test('a docket whose opening is not recorded was there before; what belongs to none comes last', () => {
    const told = [
      filed(day, { as: 'filed', ...at(1) }),
      ...inCourt(stateCourt, closed(day, { as: 'closed', ...at(40) })),
      act('context.noted', day, { title: 'A post' }, { as: 'context', ...at(1) }),
    ];
    expect(order(...told)).toEqual(['closed', 'filed', 'context']);
  });

  test('a move opens the docket it enters and ends the one it leaves', () => {
    const told = [
      act('case.removed', day, { from: stateCourt }, { as: 'entered' }),
      motion(day, 'filed', at(1)),
      act('case.removed', day, { to: federalCourt }, { as: 'left', proceeding: stateCourt }),
    ];
    expect(order(...told)).toEqual(['left', 'entered', 'filed']);
  });

  test('an opening that an entry tells of stands where the entry stands', () => {
    expect(order(motion(day, 'early', at(1)), refiled(day, stateCourt, { as: 'late', ...at(3) }))).toEqual([
      'early',
      'late',
    ]);
  });

  test('then the sequence of the entry, unknown last', () => {
    const line = (as: string, sequence?: number) =>
      entry(0, day, { text: as, ...(sequence !== undefined && { aliases: { sequence } }) }, {
        as,
        entry: undefined,
      } as never);
    expect(order(line('c', 2), line('b', 10), line('a'))).toEqual(['c', 'b', 'a']);
  });

  test('then the part: the entry itself first, none last', () => {
    const inOne = { entryId: the('entry'), entry: { number: 5 } };
    const told = [
      entry(5, day, {}, { as: 'entry' }),
      ruled(day, the('z'), 'denied', { as: 'rules', part: 0, ...inOne }),
      motion(day, 'z', { part: 1, ...inOne }),
      motion(day, 'y', { part: 10, ...inOne }),
      filed(day, { as: 'no part', ...inOne }),
    ];
    expect(order(...told)).toEqual(['entry', 'rules', 'z', 'y', 'no part']);
  });

  test('then the type’s rank: open, join, assert, move, rule, close, context', () => {
    const told = [
      filed(day, { as: 'open', ...at(1) }),
      joined(day, 'altman', 'defendant', { as: 'join', ...at(1) }),
      complaint(day, ['fraud'], { as: 'assert', ...at(1) }),
      motion(day, 'move', at(1)),
      ruled(day, the('move'), 'denied', { as: 'rule', ...at(1) }),
      closed(day, { as: 'close', ...at(1) }),
      act('context.noted', day, { title: 'A post' }, { as: 'context', ...at(1) }),
    ];
    expect(order(...told)).toEqual(['open', 'join', 'assert', 'move', 'rule', 'close', 'context']);
  });

  test('hearings, judges, deadlines and orders rank with moves', () => {
    const told = [
      act('hearing.set', day, { kind: 'motion', at: '2024-09-01' }, { as: 'hearing', ...at(1) }),
      act('judge.assigned', day, { judge: 'ygr', name: 'YGR', role: 'presiding' }, { as: 'judge', ...at(1) }),
      act('deadline.set', day, { what: 'answer', due: '2024-09-01' }, { as: 'deadline', ...at(1) }),
      act('order.entered', day, { title: 'Order' }, { as: 'order', ...at(1) }),
    ];
    const between = order(
      joined(day, 'a', 'x', { as: 'join', ...at(1) }),
      ...told,
      ruled(day, the('x'), 'denied', { as: 'rule', ...at(1) }),
    );
    expect(between.at(0)).toBe('join');
    expect(between.at(-1)).toBe('rule');
  });

  test('then what was written first', () => {
    const names = ['e', 'b', 'd', 'a', 'c'];
    expect(order(...names.map(name => motion(day, name)))).toEqual(names.toReversed());
  });

  test('and at last, of imported actions, the id', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const byId = names.map(the).toSorted();
    const events = story(...names.map(name => motion(day, name))).map(
      ({ turn: _turn, ...event }) => event as RecordedEvent,
    );
    expect(historyOn(events, '2030-01-01').map(({ id }) => id)).toEqual(byId);
  });
});
