import type { Language } from '../words/words.ts';

/** What a citation proves, in words. `stands` is how the case stands, as the status line says it. */
interface ProofPhrases {
  readonly proved: (caseId: string, revision: number) => string;
  readonly noHash: (caseId: string, revision: number, at: string) => string;
  readonly tells: (day: string, title: string, stands: string) => string;
  readonly otherwise: (stands: string) => string;
  readonly correctedSince: (actions: number) => string;
  readonly joinedInto: (caseId: string) => string;
}

export const proofPhrases: Readonly<Record<Language, ProofPhrases>> = {
  en: {
    proved: (caseId, revision) =>
      `Proved: revision ${revision} of ${caseId} has the hash that was cited, and all up to it is as it was recorded.`,
    noHash: (caseId, revision, at) =>
      `Not proved: the citation names no hash. Revision ${revision} of ${caseId} is ${at}.`,
    tells: (day, title, stands) => `On ${day} it tells: ${title}, ${stands}.`,
    otherwise: stands => `By what is recorded now the case reads otherwise on that day: ${stands}.`,
    correctedSince: actions =>
      `${actions} of its actions ${actions === 1 ? 'was' : 'were'} corrected or retracted since.`,
    joinedInto: caseId => `It was joined into ${caseId} since, which holds now what it held.`,
  },
  ko: {
    proved: (caseId, revision) =>
      `증명됨: ${caseId}의 개정 번호 ${revision}은(는) 인용된 해시와 일치하고, 그때까지의 기록은 모두 기록된 그대로입니다.`,
    noHash: (caseId, revision, at) =>
      `증명되지 않음: 인용에 해시가 없습니다. ${caseId}의 개정 번호 ${revision}은(는) ${at}입니다.`,
    tells: (day, title, stands) => `${day} 기준: ${title} — ${stands}.`,
    otherwise: stands => `현재 기록에 따르면 같은 날의 사건 상태가 다릅니다: ${stands}.`,
    correctedSince: actions => `그 후 정정되거나 철회된 행위: ${actions}건.`,
    joinedInto: caseId => `그 후 이 사건은 ${caseId}에 통합되었습니다.`,
  },
};
