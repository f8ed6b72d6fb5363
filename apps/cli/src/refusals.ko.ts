import { refusalsKo as rules, type SkipReason } from '@promptprint/usage-formats';
import type { LineFaultCode } from './event-line.js';

export const refusalsKo: Readonly<Record<LineFaultCode, string>> = {
  ...rules,
  'line-too-long': '한 줄이 1MiB보다 길어요.',
  'not-utf8': '올바른 UTF-8이 아니에요.',
  'json-malformed': '올바른 JSON이 아니에요.',
  'json-duplicate-key': '한 객체 안에 같은 키가 두 번 있어요.',
};

export const skipReasonsKo: Readonly<Record<SkipReason, string>> = {
  ...rules,
  'not-recognised': '알 수 없는 형식이에요',
  'other-product': '아직 읽지 못하는 제품이에요',
  'web-page': '웹 페이지예요. Google 테이크아웃에서 내 활동 형식을 JSON으로 골라 주세요',
  database: '여기서 읽을 수 없는 데이터베이스예요. JSON으로 내보내 주세요',
  unreadable: '읽을 수 없어요',
  'zip-damaged': 'zip 파일이 손상됐어요',
  'zip-encrypted': 'zip 파일에 암호가 걸려 있어요',
  'zip-unknown-method': '알 수 없는 방식으로 압축됐어요',
  'zip-too-many-entries': 'zip 파일에 항목이 너무 많아요',
  'zip-overlapping-entries': 'zip 파일의 항목이 서로 겹쳐요',
  'zip-inflates-too-much': 'zip 파일이 풀면 너무 커져요',
  'gzip-damaged': 'gzip 파일이 손상됐어요',
  'no-usage': '모델을 쓴 기록이 없어요',
  'money-only': '금액만 있어요. 횟수와 토큰은 사용량 보고서에 있어요',
  'other-service': '유해성 검사·검색·저장처럼 추정하지 않는 서비스예요',
  'overlapping-groups': '팀별로 묶여 있어 같은 사용이 여러 번 나올 수 있어요',
  'failed-call': '모델이 돌기 전에 실패한 호출이에요',
  'no-messages': '메시지가 없는 대화예요',
  'unknown-type': '알 수 없는 종류예요',
  synthetic: '모델이 아니라 도구가 쓴 기록이에요',
  'too-large': '너무 커요',
  'too-deep': '너무 깊게 중첩되어 있어요',
  'invalid-json': '올바른 JSON이 아니에요',
  'invalid-text': '올바른 UTF-8이 아니에요',
};
