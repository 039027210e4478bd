import { slice } from './fold.ts';

export interface TitleDraft {
  title: string;
  because: string | undefined;
}

export const title = slice<TitleDraft>({
  initial: () => ({ title: '', because: undefined }),
  evolve: {
    'case.titled': (draft, action) => {
      // A case that another was joined into keeps its own.
      if (action.recordedIn !== undefined) return;
      draft.title = action.data.title;
      draft.because = action.id;
    },
  },
});
