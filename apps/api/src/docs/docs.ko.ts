import type { docsEn } from './docs.en.js';

export const docsKo: typeof docsEn = {
  title: 'Promptprint API',
  intro: '모든 경로와 받는 값, 돌려주는 값을 정리했어요. 기계가 읽는 문서는 여기 있어요:',
  parameters: '매개변수',
  required: '필수',
  body: '본문',
  schemas: '자료 형태',
  problems: '문제 코드',
};
