import type { StatusLineWords } from './status-line-words.en.js';

export const statusLineWordsKo: StatusLineWords = {
  today: (figure, requests) => (requests === null ? `오늘 CO2e ${figure}` : `오늘 CO2e ${figure} · ${requests}`),
  requests: (count) => `요청 ${count}건`,
  nothingYet: '오늘 CO2e: 아직 알려진 사용이 없어요',
};
