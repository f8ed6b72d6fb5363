import type { RefusalCode, SkipReason } from '@promptprint/usage-formats';
import type { LineFaultCode } from './event-line.js';

const rules: Readonly<Record<RefusalCode, string>> = {
  'not-an-object': '이벤트는 JSON 객체여야 해요.',
  'unknown-field': '알 수 없는 필드예요.',
  'repeated-field': '같은 필드가 두 이름으로 두 번 들어 있어요.',
  'invalid-number': '0부터 9,007,199,254,740,991까지의 정수여야 해요.',
  'invalid-name': '제어 문자가 없는 1~256자의 글이어야 해요.',
  'invalid-value': '허용된 값이 아니에요.',
  'invalid-range': '범위는 low ≤ mid ≤ high인 정수여야 해요.',
  'invalid-time': 'ISO 8601 날짜이거나 시간대가 있는 날짜와 시각이어야 해요.',
  'time-out-of-range': '시각은 2020년부터 내일 사이여야 해요.',
  'missing-time': '사용 시각이 없어요.',
  'ends-before-start': '끝이 시작보다 앞서 있어요.',
  'parts-exceed-input': '캐시 읽기와 쓰기는 입력의 일부라서 입력보다 많을 수 없어요.',
  'reasoning-exceeds-output': '추론은 출력의 일부라서 출력보다 많을 수 없어요.',
};

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
  unreadable: '읽을 수 없어요',
  'zip-damaged': 'zip 파일이 손상됐어요',
  'zip-encrypted': 'zip 파일에 암호가 걸려 있어요',
  'zip-unknown-method': '알 수 없는 방식으로 압축됐어요',
  'zip-too-many-entries': 'zip 파일에 항목이 너무 많아요',
  'zip-overlapping-entries': 'zip 파일의 항목이 서로 겹쳐요',
  'zip-inflates-too-much': 'zip 파일이 풀면 너무 커져요',
  'no-usage': '모델을 쓴 기록이 없어요',
  'no-messages': '메시지가 없는 대화예요',
  'unknown-type': '알 수 없는 종류예요',
  synthetic: '모델이 아니라 도구가 쓴 기록이에요',
  'too-large': '너무 커요',
  'too-deep': '너무 깊게 중첩되어 있어요',
  'invalid-json': '올바른 JSON이 아니에요',
  'invalid-text': '올바른 UTF-8이 아니에요',
};
