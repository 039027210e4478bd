import type { Language } from './words.ts';

const en = {
  title: 'Compare',
  happened: 'What happened between two days',
  learned: 'What was learned between two days',
  learnedHint: 'The same day of the case, as this Lis knew it then and later.',
  before: 'Before',
  after: 'After',
  show: 'Compare',
  pleadings: 'Before and after a pleading',
  nothing: 'Nothing of what the case is changed in between.',
  facts: 'What became of it',
  actions: 'By these actions',
  gone: 'No longer in effect, or no longer believed',
  revision: 'revision',
};

type CompareWords = Readonly<Record<keyof typeof en, string>>;

const ko: CompareWords = {
  title: '비교',
  happened: '두 날짜 사이에 일어난 일',
  learned: '두 날짜 사이에 알게 된 것',
  learnedHint: '사건의 같은 날을, 이 Lis가 그때 알던 대로와 나중에 알던 대로 비교합니다.',
  before: '이전',
  after: '이후',
  show: '비교',
  pleadings: '소송서면 전후',
  nothing: '그 사이에 사건 상태에서 바뀐 것이 없습니다.',
  facts: '달라진 것',
  actions: '이렇게 만든 행위',
  gone: '더는 효력이 없거나 사실로 보지 않는 것',
  revision: '개정',
};

/** What the comparison of two days says of itself. */
export const compareWords: Readonly<Record<Language, CompareWords>> = { en, ko };
