import { dateIn, factText } from './facts.js';
import type { Phrase, ProblemCode } from './problems.en.js';

export const problemsKo: Record<ProblemCode, Phrase> = {
  invalid: { title: '요청이 올바르지 않아요' },
  unauthenticated: { title: '로그인해 주세요' },
  forbidden: { title: '허용되지 않은 요청이에요' },
  'not-found': { title: '찾을 수 없어요' },
  conflict: { title: '이미 있는 내용과 맞지 않아요' },
  'too-large': { title: '요청이 너무 커요' },
  unsupported: { title: '지원하지 않는 데이터 형식이에요' },
  'too-many': { title: '요청이 너무 많아요' },
  unavailable: { title: '지금은 이용할 수 없어요' },
  defect: {
    title: '저희 쪽에서 문제가 생겼어요',
    detail: () => '문제를 기록했어요. 문의하실 때 요청 번호를 알려 주세요.',
  },

  'validation-failed': {
    title: '올바르지 않은 항목이 있어요',
    detail: () => '"errors"의 각 항목이 필드와 어긴 규칙을 알려 줘요.',
  },
  'json-malformed': { title: '본문이 올바른 JSON이 아니에요' },
  'protobuf-malformed': { title: '본문이 올바른 protobuf 메시지가 아니에요' },
  'json-too-deep': { title: '본문이 너무 깊게 중첩되어 있어요' },
  'json-duplicate-key': { title: '한 객체 안에 같은 키가 두 번 있어요' },
  'json-hostile-key': { title: '본문에 금지된 키가 있어요' },
  'json-too-many-items': { title: '본문에 항목이 너무 많아요' },
  'json-string-too-long': { title: '본문에 너무 긴 글이 있어요' },
  'text-not-unicode': { title: '글이 올바른 유니코드가 아니에요' },
  'text-with-nul': { title: '글에 U+0000 문자가 들어 있어요' },
  'body-unreadable': { title: '본문을 읽을 수 없어요' },
  'body-too-large': {
    title: '본문이 너무 커요',
    detail: ({ limitBytes }) => `압축을 푼 크기로 최대 ${factText(limitBytes)}바이트까지 받아요.`,
  },
  'media-type-unsupported': {
    title: '지원하지 않는 미디어 형식이에요',
    detail: ({ accepted }) => `여기서 지원하는 형식: ${factText(accepted)}`,
  },
  'content-encoding-unsupported': {
    title: '지원하지 않는 압축 방식이에요',
    detail: ({ accepted }) => `지원하는 방식: ${factText(accepted)} (한 번에 하나만)`,
  },
  'charset-unsupported': { title: 'UTF-8만 지원해요' },
  'request-malformed': { title: '요청을 이해할 수 없어요' },
  'path-malformed': { title: '주소가 올바르지 않아요' },
  'not-an-id': { title: '올바른 id가 아니에요' },
  'not-an-account-id': { title: '올바른 계정 id가 아니에요' },
  'number-beyond-exactness': { title: '정확하게 다룰 수 없을 만큼 큰 수예요' },
  'method-not-allowed': { title: '여기서 지원하지 않는 메서드예요' },

  'sign-in-required': { title: '로그인해 주세요' },
  'session-required': { title: '브라우저에서 로그인한 뒤에만 할 수 있어요', detail: () => 'API 키로는 할 수 없어요.' },
  'scope-missing': { title: '키에 필요한 권한이 없어요', detail: ({ scope }) => `필요한 권한: ${factText(scope)}` },
  'access-not-declared': { title: '허용되지 않은 요청이에요' },
  'foreign-origin': { title: '다른 사이트에서 보낸 요청은 받지 않아요' },

  'key-required': { title: 'API 키가 필요해요', detail: () => '로그인이나 접근 토큰으로는 할 수 없어요.' },
  'credentials-wrong': { title: '이메일이나 비밀번호가 맞지 않아요' },
  'email-not-valid': { title: '이메일 주소가 올바르지 않아요' },
  'address-taken': { title: '다른 계정에서 쓰고 있는 주소예요' },
  'link-not-valid': {
    title: '더는 쓸 수 없는 링크예요',
    detail: () => '링크는 15분 동안 한 번만 쓸 수 있어요. 새 링크를 요청해 주세요.',
  },
  'password-wrong': { title: '비밀번호가 맞지 않아요' },
  'password-needed': {
    title: '비밀번호를 입력해 주세요',
    detail: () => '로그인한 지 오래되었거나 되돌릴 수 없는 요청이에요.',
  },
  'password-too-short': {
    title: '비밀번호가 너무 짧아요',
    detail: () => '15자 이상이어야 해요. 띄어쓰기도 쓸 수 있어요.',
  },
  'password-too-long': { title: '비밀번호가 너무 길어요', detail: () => '256자까지 쓸 수 있어요.' },
  'password-repeats': { title: '비밀번호에 같은 내용이 반복돼요', detail: () => '더 다양하게 섞어 주세요.' },
  'password-own-words': {
    title: '비밀번호에 이름이나 서비스 이름이 들어 있어요',
    detail: () => '이름, 이메일 주소, 서비스 이름은 빼 주세요.',
  },
  'password-common': {
    title: '너무 쉽게 짐작할 수 있는 비밀번호예요',
    detail: () => '서로 관계없는 낱말 몇 개를 이어 보세요. 짐작하기 어렵고 외우기 쉬워요.',
  },
  'too-many-sign-ins': { title: '지금 로그인하는 사람이 많아요', detail: () => '잠시 뒤에 다시 시도해 주세요.' },
  'deletion-pending': {
    title: '삭제를 앞둔 계정이에요',
    detail: ({ deletionDueAt }) => `${dateIn('ko', deletionDueAt)}에 삭제돼요. 그 전에는 되돌릴 수 있어요.`,
  },
  'no-deletion-pending': { title: '삭제를 앞둔 계정이 아니에요' },
  'time-zone-unknown': { title: '알 수 없는 시간대예요' },
  'too-many-keys': {
    title: '키가 너무 많아요',
    detail: ({ most }) => `키는 한 번에 ${factText(most)}개까지 쓸 수 있어요.`,
  },
  'scope-beyond-own': {
    title: '가진 권한보다 큰 권한은 줄 수 없어요',
    detail: ({ scope }) => `줄 수 없는 권한: ${factText(scope)}`,
  },
  'expiry-out-of-range': { title: '만료일은 앞으로 2년 안이어야 해요' },
  'not-a-network': {
    title: '올바른 네트워크가 아니에요',
    detail: () => '192.0.2.0/24나 2001:db8::/32처럼 적어 주세요.',
  },

  'rate-limited': {
    title: '요청이 너무 많아요',
    detail: ({ retryAfterSeconds }) => `${factText(retryAfterSeconds)}초 뒤에 다시 시도해 주세요.`,
  },
  'database-busy': { title: '지금 이용이 몰려 있어요', detail: () => '잠시 뒤에 다시 시도해 주세요.' },
  'database-unavailable': { title: '데이터베이스에 연결할 수 없어요', detail: () => '잠시 뒤에 다시 시도해 주세요.' },
  'database-too-slow': {
    title: '응답이 너무 오래 걸렸어요',
    detail: () => '한 번에 더 적게 요청하거나 나중에 다시 시도해 주세요.',
  },
  'commit-outcome-unknown': {
    title: '저장되었는지 알 수 없어요',
    detail: () => '같은 요청을 그대로 다시 보내 주세요. 한 번만 반영돼요.',
  },
  'migrations-pending': {
    title: '데이터베이스를 최신으로 맞추고 있어요',
    detail: () => '잠시 뒤에 다시 시도해 주세요.',
  },
  'ingest-busy': {
    title: '한 번에 저장할 수 있는 것보다 많은 기록이 들어오고 있어요',
    detail: () => '잠시 뒤에 다시 보내 주세요. 한 번만 저장돼요.',
  },

  'nothing-usable': {
    title: '이 파일에는 사용 기록이 없어요',
    detail: ({ tried }) => `찾아본 형식: ${factText(tried)}`,
  },
  'text-stays-with-you': {
    title: '직접 쓴 글이 들어 있을 수 있는 파일이라 여기서 읽지 않았어요',
    detail: () =>
      '브라우저의 가져오기나 "promptprint push"를 쓰면 내 컴퓨터에서 읽고 숫자만 보내요. acceptsText=true를 함께 보내면 서버가 읽고 숫자만 남긴 뒤 파일을 바로 지워요.',
  },
  'files-missing': {
    title: '보낸 양식에 파일이 없어요',
    detail: () => '파일 이름이 있는 항목을 하나 이상 보내 주세요.',
  },
  'upload-too-large': {
    title: '파일이 너무 커요',
    detail: ({ limitBytes }) => `한 번에 ${factText(limitBytes)}바이트까지 받아요.`,
  },
  'upload-no-room': { title: '읽기를 기다리는 파일이 너무 많아요', detail: () => '나중에 다시 보내 주세요.' },
  'reader-crashed': {
    title: '파일을 읽다가 멈췄어요',
    detail: () => '그전까지 읽은 기록은 저장했어요. 다시 보내면 빠진 것만 더해져요.',
  },
  'reader-too-large': {
    title: '정해진 메모리로는 읽을 수 없는 파일이에요',
    detail: () => '그전까지 읽은 기록은 저장했어요. 더 큰 파일은 명령줄의 "promptprint push"로 읽을 수 있어요.',
  },
  'reader-too-slow': {
    title: '파일을 읽는 데 너무 오래 걸려요',
    detail: () => '그전까지 읽은 기록은 저장했어요. 명령줄의 "promptprint push"에는 시간 제한이 없어요.',
  },

  'import-not-open': {
    title: '이 가져오기에는 더 넣을 수 없어요',
    detail: () => '이미 닫혔거나 취소되었어요. 새로 시작해 주세요.',
  },
  'entry-already-replaced': {
    title: '이미 고쳐진 기록이에요',
    detail: ({ replacedBy }) => `대신 들어간 기록을 고쳐 주세요: ${factText(replacedBy)}`,
  },
  'conflict-decided': {
    title: '이미 정한 항목이에요',
    detail: () => '나중에 온 기록이 집계되고 있어요. 틀렸다면 그 기록을 고쳐 주세요.',
  },
  'trial-running': {
    title: '이미 해 보고 있는 것이 있어요',
    detail: () => '둘을 함께 하면 무엇 때문인지 알 수 없어요. 결과를 기다리거나 먼저 그만두어 주세요.',
  },
  'cursor-invalid': {
    title: '이 목록의 커서가 아니에요',
    detail: () => '커서 없이 처음부터 다시 요청해 주세요.',
  },
  'period-invalid': {
    title: '기간이 올바르지 않아요',
    detail: () => '시작일이 종료일보다 늦을 수 없고, 최대 10년까지예요.',
  },
  'too-many-sources': {
    title: '출처 종류가 너무 많아요',
    detail: ({ limit }) => `한 계정에 최대 ${factText(limit)}개예요. 도구마다 이름을 하나씩만 써 주세요.`,
  },
  'factor-set-not-found': { title: '그런 계수 판은 없어요' },

  'provider-key-refused': {
    title: '제공사가 이 키를 받아들이지 않아요',
    detail: () => '조직의 사용량을 읽을 수 있는 키가 필요해요. 키를 확인하거나 새로 만들어 주세요.',
  },
  'provider-rate-limited': {
    title: '제공사가 나중에 다시 물어봐 달라고 해요',
    detail: () => '제공사가 원하는 때에 알아서 다시 물어봐요.',
  },
  'provider-unavailable': {
    title: '지금은 제공사가 응답하지 않아요',
    detail: () => '사라지는 것은 없어요. 빠진 부분은 나중에 읽어 올게요.',
  },
  'provider-request-refused': {
    title: '제공사가 이 요청을 알지 못해요',
    detail: () => '제공사 쪽 방식이 바뀌었을 수 있어요. 그동안은 사용 보고서를 파일로 가져올 수 있어요.',
  },
  'provider-answer-unreadable': {
    title: '제공사의 응답을 읽을 수 없어요',
    detail: () => '다시 물어볼게요. 계속 읽을 수 없는 응답은 건너뛰고 그 수를 알려 드려요.',
  },
  'secret-cannot-be-opened': {
    title: '보관된 키를 더는 열 수 없어요',
    detail: () => '키를 다시 입력해 주세요.',
  },
  'connection-not-active': {
    title: '이 연결은 지금 쉬고 있어요',
    detail: () => '연결을 다시 켜거나, 제공사가 받아들이는 키를 입력해 주세요.',
  },
  'connection-cannot-change': { title: '이 연결은 그렇게 바꿀 수 없어요' },
  'connection-exists': {
    title: '이 조직은 이미 연결되어 있어요',
    detail: () => '같은 사용량을 두 번 읽지 않도록, 그 연결의 키를 바꿔 주세요.',
  },
  'connection-of-another': {
    title: '다른 조직의 키예요',
    detail: () => '새 연결로 추가해 주세요.',
  },
  'too-many-connections': {
    title: '연결이 너무 많아요',
    detail: ({ most }) => `최대 ${factText(most)}개까지 읽어 올 수 있어요. 먼저 하나를 지워 주세요.`,
  },
  'egress-refused': { title: '이 주소로는 연결하지 않아요' },

  draining: { title: '이 서버는 곧 멈춰요', detail: () => '요청을 다시 보내 주세요.' },
};
