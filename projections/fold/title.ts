import { slice } from './fold.ts';

export interface TitleDraft {
  title: string;
  because: string | undefined;
}

export const title = slice<TitleDraft>({
  initial: () => ({ title: '', because: undefined }),
  evolve: {
    'case.titled': (draft, action) => {
      draft.title = action.data.title;
      draft.because = action.id;
    },
  },
});
