import {
  type DocketAction,
  dayAt,
  filing,
  type Life,
  later,
  lifeOf,
  someone,
  sources,
  type Told,
} from './docketLife.ts';
import { wordsOf } from './random.ts';

const motionKinds = ['dismiss', 'compel', 'summary_judgment', 'extension', 'seal', 'strike', 'remand'] as const;
const names = ['Northwind', 'Acme', 'Hanse', 'Meridian', 'Órbita', '한빛', 'Castellan', 'Sable', 'Quill', 'Ferrous'];

const complaint = (life: Life, type: 'complaint.filed' | 'complaint.amended'): Told => {
  life.pleadings += 1;
  const claims = life.claims.map((claim, i) => ({
    claim,
    number: i + 1,
    title: `Count ${i + 1}`,
    basis: '15 U.S.C. § 1',
  }));
  return [type, { pleading: `complaint-${life.pleadings}`, title: 'Complaint', by: [life.parties[0]!], claims }];
};

const opening = (life: Life): DocketAction[] => {
  const { random, parties, proceeding } = life;
  const filed: Told = ['case.filed', { nature: '410 Antitrust', cause: '15:1 Antitrust', juryDemand: true }];
  const complained = filing(life, 'COMPLAINT', filed, complaint(life, 'complaint.filed'));
  const on = dayAt(life.time);
  const joined = parties.map((party, i) => ({
    id: random.uuid(),
    type: 'party.joined',
    proceeding,
    on,
    basis: { kind: 'inferred', rule: 'header' },
    data: { party, name: `${random.pick(names)} ${i + 1}, Inc.`, role: i === 0 ? 'plaintiff' : 'defendant' },
    sources,
  })) as DocketAction[];
  return [
    ...complained,
    ...joined,
    ...filing(life, 'CASE ASSIGNED', ['judge.assigned', { judge: 'a', name: life.judge, role: 'presiding' }]),
  ];
};

const motion = (life: Life): DocketAction[] => {
  const { random } = life;
  const kind = random.pick(motionKinds);
  const title = `Motion: ${kind}`;
  const told: Told[] = [
    ['motion.filed', { kinds: [kind], by: someone(life), title, relief: wordsOf(random, 80) }],
    ['deadline.set', { what: 'Response', due: later(life, 14), party: someone(life), rule: 'Civil L.R. 7-3' }],
  ];
  const entry = life.entry + 1;
  life.pending.push(entry);
  if (random.next() < 0.4) {
    const day = later(life, 35);
    life.hearings.push({ entry, day });
    told.push(['hearing.set', { kind: 'motion_hearing', at: `${day}T14:00`, place: 'Courtroom 1', title }]);
  }
  return filing(life, `MOTION to ${kind}`, ...told);
};

const response = (life: Life, type: 'motion.opposed' | 'motion.replied'): DocketAction[] => {
  const entry = life.pending.at(-1);
  if (entry === undefined) return motion(life);
  const by = someone(life);
  const memorandum: Told = ['brief.filed', { by, title: 'Memorandum', about: { entry } }];
  return filing(life, 'RESPONSE', [type, { motion: { entry }, by }], memorandum);
};

const order = (life: Life): DocketAction[] =>
  filing(
    life,
    'ORDER',
    ['order.entered', { title: 'Case management order', summary: wordsOf(life.random, 160) }],
    ['deadline.set', { what: 'Close of fact discovery', due: later(life, 120) }],
  );

const ruling = (life: Life): DocketAction[] => {
  const { random } = life;
  const entry = life.pending.shift();
  if (entry === undefined) return order(life);
  const outcome = random.pick(['granted', 'denied', 'granted_in_part', 'moot'] as const);
  const told: Told[] = [['motion.ruled', { motion: { entry }, outcome, summary: wordsOf(random, 120) }]];
  const claim = random.pick(life.claims);
  if (random.next() < 0.3)
    told.push(['claim.disposed', { claim, outcome: 'dismissed', how: 'motion_to_dismiss', prejudice: 'without' }]);
  return filing(life, 'ORDER on motion', ...told);
};

const hearing = (life: Life): DocketAction[] => {
  const { random, hearings } = life;
  const [first] = hearings;
  if (!first) return order(life);
  const named = { entry: first.entry };
  if (random.next() < 0.4) {
    first.day = later(life, 28);
    const to = `${first.day}T10:00`;
    return filing(life, 'CLERK’S NOTICE', ['hearing.reset', { hearing: named, to, reason: wordsOf(random, 60) }]);
  }
  hearings.shift();
  const minutes = random.whole(5, 300);
  return filing(life, 'MINUTE ENTRY', ['hearing.held', { hearing: named, sessionOn: first.day, minutes }]);
};

const counsel = (life: Life): DocketAction[] => {
  const data = {
    counsel: `counsel-${life.entry}`,
    for: someone(life),
    name: `Counsel ${life.entry}`,
    firm: 'Reed LLP',
  };
  return filing(life, 'NOTICE of appearance', ['counsel.appeared', data]);
};

const brief = (life: Life): DocketAction[] =>
  filing(life, 'STATEMENT', ['brief.filed', { by: someone(life), title: 'Statement' }]);

const certificate = (life: Life): DocketAction[] => filing(life, 'CERTIFICATE of service');

const amendment = (life: Life): DocketAction[] =>
  life.pleadings < 5 ? filing(life, 'AMENDED COMPLAINT', complaint(life, 'complaint.amended')) : certificate(life);

/** A brief that whoever recorded it soon put right. */
const correction = (life: Life): DocketAction[] => {
  const [entry, filed] = brief(life) as [DocketAction, DocketAction];
  const { id: actionId, ...action } = { ...filed, data: { title: 'Joint statement' } };
  const data = { actionId, action, reason: wordsOf(life.random, 60) };
  return [entry, filed, { id: life.random.uuid(), type: 'action.corrected', data, sources: [] } as DocketAction];
};

/** What is filed once a case is open, and how often. */
const filings: readonly (readonly [weight: number, file: (life: Life) => DocketAction[]])[] = [
  [15, motion],
  [11, life => response(life, 'motion.opposed')],
  [6, life => response(life, 'motion.replied')],
  [15, ruling],
  [9, order],
  [10, hearing],
  [6, counsel],
  [12, brief],
  [30, certificate],
  [1, amendment],
  [1, correction],
];

const allWeights = filings.reduce((sum, [weight]) => sum + weight, 0);

const nextFiling = (life: Life): DocketAction[] => {
  let at = life.random.next() * allWeights;
  const chosen = filings.find(([weight]) => {
    at -= weight;
    return at < 0;
  });
  return (chosen?.[1] ?? certificate)(life);
};

const closing = (life: Life): DocketAction[] =>
  filing(life, 'JUDGMENT', ['case.dismissed', { how: 'court', prejudice: life.random.pick(['with', 'without']) }]);

/** The story of one docket in `size` actions, the same for the same seed. Every second case is dismissed in the end. */
export function* docketStory(seed: number, size: number): Generator<DocketAction> {
  const life = lifeOf(seed, size);
  const closes = seed % 2 === 0 && size > 10;
  let left = size - (closes ? 2 : 0);
  let actions = opening(life);
  for (;;) {
    yield* actions.slice(0, left);
    left -= actions.length;
    if (left <= 0) break;
    actions = nextFiling(life);
  }
  if (closes) yield* closing(life);
}
