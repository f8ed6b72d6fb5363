import { refusalsKo as rulesKo } from '@promptprint/usage-formats';
import type { RefusalWords } from './refusals.en.js';

export const refusalsKo: RefusalWords = {
  ...rulesKo,
  'unknown-member': '이 계정의 구성원이 아니에요.',
  'figures-too-large': '한 기록이 정확하게 담을 수 있는 양을 넘어요. 나누어 보내 주세요.',
  'not-storable': '이 이벤트를 저장하지 못했어요. 저희에게도 알려졌어요.',
  'line-too-long': '한 줄이 64kB보다 길어요.',
  'json-malformed': '올바른 JSON이 아니에요.',
  'json-too-deep': '너무 깊게 중첩되어 있어요.',
  'json-duplicate-key': '한 객체 안에 같은 키가 두 번 있어요.',
  'json-hostile-key': '금지된 키가 있어요.',
  'json-too-many-items': '항목이 너무 많아요.',
  'json-string-too-long': '너무 긴 글이 들어 있어요.',
  'text-not-unicode': '올바른 UTF-8이 아니에요.',
  'text-with-nul': 'U+0000 문자가 들어 있어요.',
  'cloud-event-invalid': 'CloudEvent에는 specversion 1.0, id, source, type ai.usage.v1, data가 필요해요.',
  'csv-malformed': '이 줄은 머리글과 맞지 않아요.',
};
