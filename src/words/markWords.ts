import type { Language } from './words.ts';

/** What the kinds of marks are called. */
export const markWords = {
  en: {
    ending: 'end, verdict or judgment',
    ruling: 'order or ruling',
    pleading: 'pleading',
    appeal: 'appeal',
    motion: 'motion',
    hearing: 'hearing',
    people: 'parties, counsel, judges',
    context: 'outside of court',
    entry: 'other entry',
  },
  ko: {
    ending: '종결·평결·판결',
    ruling: '명령·결정',
    pleading: '소송서면',
    appeal: '항소',
    motion: '신청',
    hearing: '기일',
    people: '당사자·대리인·판사',
    context: '법정 밖',
    entry: '기타 등재',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
