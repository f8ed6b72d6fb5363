import type { ChartsWords } from './charts.en.js';

export const chartsKo: ChartsWords = {
  cursor: '그래프 따라 움직이기',
  cursorHint: '화살표 키로 움직이고, t 키로 표를 열 수 있어요.',
  logAxis: '한 칸마다 10배',
  bandLegend: '띠: 낮은 값에서 높은 값까지',
  lineLegend: '선: 가운데 값',
  noValue: '기록 없음',
  partial: '아직 끝나지 않음',
  when: '때',
  low: '낮은 값',
  mid: '가운데 값',
  high: '높은 값',
  grade: '등급',
  factorSet: '환산 계수',
  rose: (from, to) => `${from}에서 ${to}로 늘었어요. 변화가 오차보다 커요.`,
  fell: (from, to) => `${from}에서 ${to}로 줄었어요. 변화가 오차보다 커요.`,
  same: (from, to) => `${from}에서 ${to}로 바뀌었지만 두 범위가 겹쳐서 달라졌다고 말할 수 없어요.`,
  one: (value) => `기간 하나: ${value}`,
  empty: '아직 그릴 것이 없어요.',
  share: (text) => `전체의 ${text}`,
};
