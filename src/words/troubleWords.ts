import type { Language } from './words.ts';

interface TroubleWords {
  readonly back: string;
  readonly kept: string;
  readonly toCase: string;
  /** By the code of the problem; what is not here is told in the words of the API. */
  readonly titles: Readonly<Record<string, string>>;
}

/** What a page says of a refusal, beside what the API says of it. */
export const troubleWords: Readonly<Record<Language, TroubleWords>> = {
  en: {
    back: 'Back to the page before',
    kept: 'With the browser’s own way back, what you typed is still there.',
    toCase: 'The case as it stands',
    titles: {},
  },
  ko: {
    back: '이전 페이지로',
    kept: '브라우저의 뒤로 가기를 쓰면 입력한 내용이 남아 있습니다.',
    toCase: '현재의 사건 보기',
    titles: {
      invalid_parameter: '질문을 이해할 수 없습니다',
      invalid_input: '입력이 올바르지 않습니다',
      malformed_body: '보낸 내용을 읽을 수 없습니다',
      malformed_request: '요청을 읽을 수 없습니다',
      malformed_revision: '개정 번호가 올바르지 않습니다',
      unauthorized: '키가 필요합니다',
      forbidden: '이 키로는 할 수 없습니다',
      cross_site: '다른 사이트에서 온 요청입니다',
      unknown_route: '그런 페이지가 없습니다',
      unknown_case: '그런 사건이 없습니다',
      unknown_action: '그런 행위가 없습니다',
      unknown_revision: '그때는 아직 알려진 것이 없습니다',
      unknown_endpoint: '그런 웹훅이 없습니다',
      unknown_position: '그런 위치가 없습니다',
      wrong_hash: '인용이 내용을 증명하지 못합니다',
      log_changed: '기록이 남은 내용과 다릅니다',
      damaged_event: '이 부분의 기록이 손상되었습니다',
      views_behind: '목록이 아직 따라오지 못했습니다',
      body_too_large: '한 번에 받을 수 있는 것보다 큽니다',
      too_many_requests: '요청이 너무 많습니다',
      too_many_replays: '다시 받기가 너무 많습니다',
      too_many_secrets: '함께 서명하는 비밀 값이 너무 많습니다',
      key_exists: '같은 이름의 키가 있습니다',
      endpoint_exists: '같은 id의 웹훅이 있었습니다',
      sealed: '비공개로 결정된 등재입니다',
      refused: '기록과 맞지 않아 받을 수 없습니다',
      case_absorbed: '다른 사건에 합쳐진 사건입니다',
      internal: 'Lis 안에서 문제가 생겼습니다',
    },
  },
};
