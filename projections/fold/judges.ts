import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { slice } from './fold.ts';

export interface JudgeDraft {
  readonly id: string;
  readonly docket: string;
  readonly name: string;
  readonly role: string;
  readonly title: string | null;
  readonly from: string | null;
  to?: string | null;
  readonly because: string[];
}

/** The bench of each docket, in the order of its assignments. */
export type BenchDraft = Map<string, { readonly all: JudgeDraft[]; sitting: JudgeDraft[] }>;

const benchOf = (draft: BenchDraft, docket: string) =>
  getOrMake(draft, docket, () => ({ all: [], sitting: [] as JudgeDraft[] }));

const rise = (judges: readonly JudgeDraft[], { id, on }: EffectiveAction): void => {
  for (const judge of judges) {
    judge.to = on;
    judge.because.push(id);
  }
};

/** Who sat in which docket, from when to when. */
export const judges = slice<BenchDraft>({
  initial: () => new Map(),
  evolve: {
    'judge.assigned': (draft, action) => {
      const { judge, name, role, title = null, replaces } = action.data;
      const { docket } = action;
      const bench = benchOf(draft, docket);
      const leaves = ({ id, role: held }: JudgeDraft) =>
        id !== judge && (id === replaces || (role === 'presiding' && held === role));
      rise(bench.sitting.filter(leaves), action);
      bench.sitting = bench.sitting.filter(({ to }) => to === undefined);
      const already = bench.sitting.find(({ id, role: held }) => id === judge && held === role);
      if (already) {
        already.because.push(action.id);
        return;
      }
      const assigned = { id: judge, docket, name, role, title, from: action.on, because: [action.id] };
      bench.all.push(assigned);
      bench.sitting.push(assigned);
    },
    'judge.disqualified': (draft, action) => {
      const bench = benchOf(draft, action.docket);
      rise(
        bench.sitting.filter(({ id }) => id === action.data.judge),
        action,
      );
      bench.sitting = bench.sitting.filter(({ to }) => to === undefined);
    },
  },
});
