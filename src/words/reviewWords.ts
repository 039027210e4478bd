import type { Language } from './words.ts';

const en = {
  title: 'Review',
  lead: 'What Lis concluded by itself, and what does not fit the rest of its case. Confirm what is right, take back what is not: both are recorded as actions of their own, with your name.',
  nothing: 'Nothing waits for a review.',
  reason: 'Why',
  waiting: 'waiting',
  confirm: 'Confirm',
  confirmAll: 'Confirm all on this page',
  retract: 'Not so',
  correct: 'Correct',
  why: 'Reason',
  asAction: 'The action as it should be (JSON)',
  retractReason: 'A review of the entry found that it does not say so.',
  rule: 'Rule',
  said: {
    confirm: 'Recorded: confirmed.',
    retract: 'Recorded: taken back. It stays visible on its page, with your name.',
    correct: 'Recorded: corrected. What stood before stays visible.',
  },
  mayNot: 'To confirm or correct, sign in with a key that may record.',
};

type ReviewWords = Readonly<{
  [K in keyof typeof en]: K extends 'said' ? Readonly<Record<'confirm' | 'retract' | 'correct', string>> : string;
}>;

const ko: ReviewWords = {
  title: '검토',
  lead: 'Lis가 스스로 판단한 것과 사건의 나머지와 맞지 않는 것입니다. 맞으면 확인하고 아니면 철회하십시오. 둘 다 검토한 사람의 이름과 함께 하나의 행위로 기록됩니다.',
  nothing: '검토할 것이 없습니다.',
  reason: '이유',
  waiting: '대기',
  confirm: '확인',
  confirmAll: '이 페이지 모두 확인',
  retract: '아님',
  correct: '정정',
  why: '이유',
  asAction: '올바른 행위 (JSON)',
  retractReason: '등재 내용을 검토한 결과 그런 내용이 아님.',
  rule: '규칙',
  said: {
    confirm: '기록했습니다: 확인.',
    retract: '기록했습니다: 철회. 행위 페이지에 이름과 함께 남습니다.',
    correct: '기록했습니다: 정정. 이전 내용도 남습니다.',
  },
  mayNot: '확인하거나 정정하려면 기록 권한이 있는 키로 로그인하십시오.',
};

/** What the review of actions says of itself. */
export const reviewWords: Readonly<Record<Language, ReviewWords>> = { en, ko };
