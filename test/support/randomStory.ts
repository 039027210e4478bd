import { appealsCourt, federalCourt, stateCourt, type Told, the } from './story.ts';

type Random = () => number;

const dockets = [federalCourt, federalCourt, stateCourt, appealsCourt];
const days = ['2024-01-02', '2024-02-01', '2024-02-02', '2024-03-01', '2024-03-03', '2024-04-02'];

const choices = (random: Random) => {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const maybe = <T extends object>(chance: number, make: () => T): T | object => (random() < chance ? make() : {});
  const day = () => pick(days);
  const date = () => pick([day(), day(), day(), day().slice(0, 7), '2024']);
  const party = () => pick(['a', 'b', 'c']);
  const claim = () => pick(['x', 'y', 'z']);
  const by = () => maybe(0.6, () => ({ by: [party()] }));
  const against = () => pick<object>([{}, { against: 'all' }, { against: [party()] }]);
  return { pick, maybe, day, date, party, claim, by, against };
};

type Choices = ReturnType<typeof choices>;
type Data = (choose: Choices, named: () => unknown, index: number) => object;

const pleading: Data = ({ pick, maybe, claim, by, against }) => ({
  pleading: pick(['p1', 'p2', 'p3']),
  title: 'Pleading',
  ...by(),
  ...maybe(0.8, () => ({
    claims: [...new Set([claim(), claim()])].map(one => ({ claim: one, title: one, ...by(), ...against() })),
  })),
});

const move: Data = ({ pick }) => ({ [pick(['from', 'to'])]: pick(dockets) });

const sighting: Data = ({ pick, maybe, day }, _named, index) => ({
  from: pick(['page', 'feed', 'hand']),
  capturedOn: day(),
  text: `text ${index}`,
  filedOn: day(),
  ...maybe(0.4, () => ({ enteredOn: day() })),
  ...maybe(0.3, () => ({ aliases: { number: pick([1, 2]), sequence: pick([1, 2]) } })),
});

/** What the folds know best, each as odd as it may come. */
const kinds: Readonly<Record<string, Data>> = {
  'case.filed': () => ({}),
  'case.refiled': ({ pick }) => ({ from: pick(dockets) }),
  'case.removed': move,
  'case.transferred': move,
  'case.remanded': move,
  'case.consolidated': ({ pick }) => pick<object>([{ into: pick(dockets) }, { members: [pick(dockets)] }]),
  'case.stayed': ({ maybe }) => ({ scope: 'case', ...maybe(0.4, () => ({ until: '2024-03' })) }),
  'stay.lifted': () => ({ scope: 'case' }),
  'case.withdrawn': ({ by }) => ({ prejudice: null, ...by() }),
  'case.dismissed': ({ maybe }) => ({ prejudice: null, ...maybe(0.4, () => ({ leave: true })) }),
  'case.closed': ({ pick }) => pick<object>([{}, { how: 'administrative' }]),
  'case.reopened': () => ({}),
  'complaint.filed': pleading,
  'complaint.amended': pleading,
  'counterclaim.filed': pleading,
  'party.joined': ({ pick, party }, _named, index) => ({
    party: party(),
    name: `Name ${index}`,
    role: pick(['plaintiff', 'defendant']),
  }),
  'party.terminated': ({ party }) => ({ party: party() }),
  'party.renamed': ({ party }, _named, index) => ({ party: party(), name: `New ${index}` }),
  'party.substituted': ({ party }) => ({ party: party(), successor: party() }),
  'counsel.appeared': ({ party }) => ({ counsel: 'k', for: [party()], name: 'K' }),
  'counsel.withdrew': ({ party }) => ({ counsel: 'k', for: [party()] }),
  'claim.disposed': ({ pick, maybe, claim, by, against }) => ({
    claim: claim(),
    outcome: pick(['dismissed', 'withdrawn', 'decided']),
    ...by(),
    ...against(),
    ...maybe(0.4, () => ({ leave: true })),
  }),
  'claim.sustained': ({ claim, by, against }) => ({ claim: claim(), ...by(), ...against() }),
  'motion.filed': ({ by }) => ({ kinds: ['stay'], ...by() }),
  'motion.ruled': ({ pick, maybe }, named) => ({
    motion: named(),
    outcome: pick(['granted', 'denied']),
    ...maybe(0.3, () => ({ remaining: 'the rest' })),
  }),
  'motion.withdrawn': (_choose, named) => ({ motion: named() }),
  'order.entered': () => ({ title: 'Order' }),
  'order.vacated': (_choose, named) => ({ order: named() }),
  'deadline.set': ({ day, maybe }, named) => ({
    what: 'reply',
    due: day(),
    ...maybe(0.4, () => ({ replaces: named() })),
  }),
  'hearing.set': ({ day }) => ({ kind: 'motion', at: day() }),
  'hearing.reset': ({ pick, day }, named) => ({ hearing: pick([named(), { kind: 'motion', from: day() }]), to: day() }),
  'hearing.held': ({ day }) => ({ kind: 'motion', sessionOn: day() }),
  'judge.assigned': ({ pick }) => ({ judge: pick(['j', 'k']), name: 'J', role: pick(['presiding', 'referred']) }),
  'judge.disqualified': ({ pick }) => ({ judge: pick(['j', 'k']) }),
  'verdict.returned': ({ claim }) => ({ claims: [{ claim: claim(), finding: 'liable' }] }),
  'judgment.entered': ({ maybe, claim }) => ({ ...maybe(0.4, () => ({ final: false })), claims: [claim()] }),
  'appeal.noticed': ({ by }) => by(),
  'appeal.docketed': ({ pick }) => pick<object>([{}, { from: pick(dockets) }]),
  'appeal.decided': ({ pick }) => ({ outcome: pick(['affirmed', 'reversed']) }),
  'mandate.issued': () => ({}),
  'entry.recorded': sighting,
  'entry.struck': () => ({}),
  'entry.edited': (_choose, _named, index) => ({ before: `before ${index}`, after: `after ${index}` }),
  'docket.renumbered': ({ pick }) => ({ to: pick(['4:24-cv-04722', '3:24-cv-04722', 'CGC-24-612746']) }),
  'case.related': ({ pick }) => ({ ...pick(dockets), relation: 'related' }),
};

/** A short case in which anything may have happened, in any docket, on any day, exactly dated or not, and publicly or later. */
export const randomStory = (random: Random): readonly Told[] => {
  const choose = choices(random);
  const { pick, maybe, day, date } = choose;
  const told: Told[] = [];
  const named = () => pick<unknown>([{ entry: pick([1, 2, 3]) }, ...told.slice(-5).map(({ as }) => the(as!))]);
  const count = 4 + Math.floor(random() * 10);
  for (let index = 0; index < count; index += 1) {
    const type = pick(Object.keys(kinds)) as Told['type'];
    const isEntry = type === 'entry.recorded';
    const ofEntry = type === 'entry.struck' || type === 'entry.edited';
    const on = isEntry ? {} : random() < 0.1 ? { on: null, notAfter: day() } : { on: date() };
    told.push({
      as: `${index}`,
      type,
      proceeding: pick(dockets),
      sources: [{ citation: 'a source', ...maybe(0.3, () => ({ publishedOn: '2024-05' })) }],
      ...on,
      ...(isEntry || ofEntry
        ? { entry: { number: pick([1, 2, 3]) } }
        : maybe(0.4, () => ({ entry: { number: pick([1, 2, 3]) } }))),
      ...maybe(0.3, () => ({ part: pick([0, 1]) })),
      ...maybe(0.25, () => ({ publicOn: day() })),
      data: kinds[type]!(choose, named, index),
    });
  }
  return told;
};
