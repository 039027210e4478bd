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

/** Who sat in which docket, from when to when. */
export const judges = slice<JudgeDraft[]>({
  initial: () => [],
  evolve: {
    'judge.assigned': (draft, action) => {
      const { judge, name, role, title = null, replaces } = action.data;
      const sitting = draft.filter(({ docket, to }) => docket === action.docket && to === undefined);
      for (const before of sitting.filter(
        ({ id, role: held }) => id !== judge && (id === replaces || (role === 'presiding' && held === role)),
      )) {
        before.to = action.on;
        before.because.push(action.id);
      }
      const already = sitting.find(({ id, role: held }) => id === judge && held === role);
      if (already) already.because.push(action.id);
      else draft.push({ id: judge, docket: action.docket, name, role, title, from: action.on, because: [action.id] });
    },
    'judge.disqualified': (draft, action, { flags }) => {
      const sitting = draft.filter(
        ({ id, docket, to }) => id === action.data.judge && docket === action.docket && to === undefined,
      );
      if (sitting.length === 0) flags.push({ flag: 'unknown_judge', because: [action.id], docket: action.docket });
      for (const judge of sitting) {
        judge.to = action.on;
        judge.because.push(action.id);
      }
    },
  },
});
