import type { Language } from './words.ts';

const en = {
  changed: 'What recording it changed',
  changedNothing: 'Nothing of what the case is today.',
  raw: 'As it was recorded (JSON)',
  hash: 'Hash',
  contentHash: 'Hash of what it says',
  recorded: 'Recorded',
  inCase: 'In its case',
  cite: 'Citation of the case as it stood with it',
};

type ActionWords = Readonly<Record<keyof typeof en, string>>;

const ko: ActionWords = {
  changed: '이 기록으로 바뀐 것',
  changedNothing: '오늘 기준 사건 상태에서 바뀐 것이 없습니다.',
  raw: '기록된 그대로 (JSON)',
  hash: '해시',
  contentHash: '내용의 해시',
  recorded: '기록',
  inCase: '사건에서 보기',
  cite: '기록 당시 사건의 인용',
};

/** What the page of an action says of itself. */
export const actionWords: Readonly<Record<Language, ActionWords>> = { en, ko };
