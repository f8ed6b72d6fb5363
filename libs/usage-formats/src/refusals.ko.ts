import type { RefusalCode } from './decode-event.js';

export const refusalsKo: Readonly<Record<RefusalCode, string>> = {
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
