import type { EditionReasons } from './editions.en.js';

export const editionReasonsKo: EditionReasons = {
  '2026-11.1':
    'Google, OpenAI, DeepSeek가 자기 서비스에 드는 전력을 공개했어요. 이 묶음은 그 값을 다른 모델과 함께 쓰는 계수에 대한 관측으로 받아들이고, 등급만큼만 믿어요. 손으로 바꾼 계수는 없어요.',
};
