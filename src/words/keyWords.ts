import type { Language } from './words.ts';

const en = {
  title: 'Keys',
  lead: 'A key says who may read, record, subscribe or do everything. What it records bears its name.',
  first:
    'There is no key yet: whoever reaches this machine may do everything. Once there is one, whoever shows none may at most read. Make the first one with the scope admin, so that you can make others.',
  last: 'This is the last key that may do everything: make another first. (On the machine itself, lis keys revoke does it all the same.)',
  name: 'Name',
  scopes: 'May',
  read: 'read',
  record: 'record',
  subscribe: 'subscribe',
  admin: 'do everything',
  made: 'Made',
  revoked: 'revoked',
  revoke: 'Revoke',
  make: 'Make a key',
  nameHint: 'Small letters, digits, - and _.',
  once: 'This is the key. It is shown this once and kept nowhere: copy it now.',
  signIn: 'Sign in with it',
  back: 'To the keys',
};

type KeyWords = Readonly<Record<keyof typeof en, string>>;

const ko: KeyWords = {
  title: '키',
  lead: '키는 누가 읽고 기록하고 구독하고 관리할 수 있는지 정합니다. 키로 기록한 것에는 그 이름이 남습니다.',
  first:
    '아직 키가 없어 이 컴퓨터에 접근하는 누구나 무엇이든 할 수 있습니다. 키가 생기면 키 없이는 읽기만 할 수 있습니다. 다른 키를 만들 수 있도록 첫 키는 admin 권한으로 만드십시오.',
  last: '모두 할 수 있는 마지막 키입니다. 다른 키를 먼저 만드십시오. (이 컴퓨터에서 lis keys revoke로는 취소할 수 있습니다.)',
  name: '이름',
  scopes: '권한',
  read: '읽기',
  record: '기록',
  subscribe: '구독',
  admin: '모두',
  made: '만든 날',
  revoked: '취소됨',
  revoke: '취소',
  make: '키 만들기',
  nameHint: '영문 소문자, 숫자, -, _.',
  once: '이것이 키입니다. 지금 한 번만 보이고 어디에도 보관되지 않으니 복사해 두십시오.',
  signIn: '이 키로 로그인',
  back: '키 목록으로',
};

/** What the pages of keys say. */
export const keyWords: Readonly<Record<Language, KeyWords>> = { en, ko };
