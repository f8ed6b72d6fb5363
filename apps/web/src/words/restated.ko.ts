import type { restatedEn } from './restated.en.js';

export const restatedKo: typeof restatedEn = {
  month: (month) => `${month} 수치`,
  days: (days) => `${days} 수치`,
  // Every unit is read with a final consonant: 그램, 킬로그램, 톤, 미만.
  changed: (what, before, after) =>
    `${what}가 ${before}에서 ${after}으로 바뀌었어요. 사용량은 그대로이고 환산 계수가 새로워졌어요.`,
  changedHidden: (what) => `${what}가 바뀌었어요. 사용량은 그대로이고 환산 계수가 새로워졌어요.`,
  see: '무엇이 바뀌었나요?',
  title: '바뀐 내용',
  before: (edition) => `기록할 때의 수치, 환산 계수 ${edition}`,
  after: (edition) => `새 환산 계수 ${edition}의 수치`,
  lower: (percent) => `평균으로 보면 ${percent} 낮아졌어요. 사용량은 그대로예요.`,
  higher: (percent) => `평균으로 보면 ${percent} 높아졌어요. 사용량은 그대로예요.`,
  same: '평균은 그대로이고 범위만 바뀌었어요. 사용량도 그대로예요.',
  kept: '사용 기록은 기록할 때의 수치를, 보고서는 만들 때의 버전을 그대로 지켜요.',
  outside: (count) => `이 기간의 항목 ${count}건은 나중에 기록되어 두 수치 모두에 들어 있지 않아요.`,
  models: '가장 많이 바뀐 모델',
  model: '모델',
  was: '이전',
  is: '이후',
  factors: '달라진 환산 계수',
  parts: { anchor: '반영한 공개 수치', factor: '계수', host: '데이터센터', model: '모델', zone: '전력망' },
  changes: { added: '새로 추가', changed: '변경', removed: '제외' },
  toChanges: '계산 방법의 모든 변경',
  read: '확인했어요',
};
