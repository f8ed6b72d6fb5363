import { editionReasonsKo } from '@promptprint/emissions';
import type { FeedWords } from './changes-feed.en.js';

export const feedKo: FeedWords = {
  title: 'Promptprint: 배출계수에서 무엇이 왜 바뀌었나요',
  entry: (set) => `배출계수 묶음 ${set}`,
  text: (rows, anchors, lower, higher) =>
    `바뀐 행 ${rows}개, 새로 받아들인 공개 값 ${anchors}개. 요청 한 번의 중앙값이 전의 ${lower}~${higher}배가 돼요.`,
  first: (factors) => `계수 ${factors}개로 낸 첫 묶음이에요.`,
  reasons: editionReasonsKo,
};
