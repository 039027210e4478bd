import type { Language } from './words.ts';

/** What the two languages put together in different orders. */
interface Phrases {
  /** `lasts` where the state goes on; else the day it came. */
  readonly since: (day: string, lasts: boolean) => string;
  readonly asTo: (plaintiffs: string) => string;
  readonly against: (parties: string) => string;
  readonly inPart: (outcome: string) => string;
  readonly pleadedAgain: (day: string) => string;
  readonly counts: (number: number) => string;
  readonly missing: (number: number) => string;
  readonly throughEntry: (number: number | string) => string;
  readonly underSeal: (actions: number) => string;
  readonly retracted: (actions: number) => string;
  readonly andOthers: (some: string, others: number) => string;
  readonly inDocket: (what: string, docket: string) => string;
  readonly toDocket: (docket: string) => string;
  readonly fromDocket: (docket: string) => string;
  readonly firstOf: (shown: number, total: number, atLeast: boolean) => string;
  readonly marksBetween: (count: number, from: string, to: string) => string;
  readonly andMore: (count: number) => string;
  readonly found: (total: number, atLeast: boolean) => string;
  readonly setOn: (hearing: string, day: string) => string;
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    since: day => `since ${day}`,
    asTo: plaintiffs => `as to ${plaintiffs}`,
    against: parties => `against ${parties}`,
    inPart: outcome => `${outcome} in part`,
    pleadedAgain: day => `pleaded again ${day}`,
    counts: number => `${number} ${number === 1 ? 'count' : 'counts'}`,
    missing: number => `${number} missing`,
    throughEntry: number => `entry ${number}`,
    underSeal: actions => `${actions} ${actions === 1 ? 'action' : 'actions'} under seal`,
    retracted: actions =>
      `${actions} ${actions === 1 ? 'action was' : 'actions were'} recorded and taken back: --retracted shows ${actions === 1 ? 'it' : 'them'}.`,
    andOthers: (some, others) => `${some} and ${others} others`,
    inDocket: (what, docket) => `${what} in ${docket}`,
    toDocket: docket => `to ${docket}`,
    fromDocket: docket => `from ${docket}`,
    firstOf: (shown, total, atLeast) => `The first ${shown} of ${atLeast ? 'at least ' : ''}${total}.`,
    marksBetween: (count, from, to) => `${count} from ${from} to ${to}`,
    andMore: count => `and ${count} more`,
    found: (total, atLeast) => `${atLeast ? 'more than ' : ''}${total}`,
    setOn: (hearing, day) => `${hearing} set ${day}`,
  },
  ko: {
    since: (day, lasts) => (lasts ? `${day}부터` : day),
    asTo: plaintiffs => `${plaintiffs}의 청구 부분`,
    against: parties => `${parties} 상대`,
    inPart: outcome => `일부 ${outcome}`,
    pleadedAgain: day => `${day} 다시 주장`,
    counts: number => `청구 ${number}개`,
    missing: number => `${number}건 누락`,
    throughEntry: number => `등재번호 ${number}`,
    underSeal: actions => `비공개 결정으로 ${actions}건 제외`,
    retracted: actions => `기록했다가 철회한 것 ${actions}건: --retracted로 볼 수 있습니다.`,
    andOthers: (some, others) => `${some} 외 ${others}명`,
    inDocket: (what, docket) => `${what} (${docket})`,
    toDocket: docket => `이송처 ${docket}`,
    fromDocket: docket => `이전 사건 ${docket}`,
    firstOf: (shown, total, atLeast) => `${total}건${atLeast ? ' 이상' : ''} 중 처음 ${shown}건.`,
    marksBetween: (count, from, to) => `${from}부터 ${to}까지 ${count}건`,
    andMore: count => `그 밖에 ${count}건`,
    found: (total, atLeast) => `${total}건${atLeast ? ' 이상' : ''}`,
    setOn: (hearing, day) => `${hearing}(${day} 지정)`,
  },
};

const joiners: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
  ko: new Intl.ListFormat('ko', { type: 'conjunction' }),
};

/** Up to so many things named; of more the first two, and how many others there are. */
export const listed = (lang: Language, items: readonly string[], most = 3): string =>
  items.length <= most
    ? joiners[lang].format(items)
    : phrases[lang].andOthers(items.slice(0, 2).join(', '), items.length - 2);
