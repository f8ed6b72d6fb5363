import type { ClaimWords } from './claim-words.en.js';

export const claimWordsKo: ClaimWords = {
  statuses: {
    executed: '이행 확인',
    'self-reported': '회사 발표',
    planned: '계획',
    'under-review': '재검토 중',
    contradicted: '근거와 어긋남',
    'no-evidence': '확인할 자료 없음',
  },
  statusMeanings: {
    executed: '외부 검증, 공식 기록, 제3자 자료 가운데 하나로 확인돼요.',
    'self-reported': '회사가 했다고 밝혔지만 외부 확인은 찾지 못했어요.',
    planned: '기한이 있는 목표나 체결된 계약이에요. 아직 이행 전이에요.',
    'under-review': '회사가 유지할지, 미룰지, 접을지 따져 보고 있다는 보도가 있어요.',
    contradicted: '공개된 수치나 공식 기록이 다르게 말해요.',
    'no-evidence': '누구나 확인할 수 있게 공개된 자료가 없어요.',
  },
  kinds: {
    matching: '연간 재생에너지 매칭',
    hourly: '시간 단위 무탄소 전력',
    targets: '감축 목표',
    emissions: '공시된 배출량',
    water: '물',
    'per-answer': '답변당 수치',
    training: '학습과 전 과정',
    reporting: '회사 보고서',
    power: '전력의 출처',
    efficiency: '효율',
    removal: '탄소 제거',
  },
  evidenceKinds: {
    'assured-report': '외부 검증을 받은 보고서',
    'self-report': '회사 자체 보고',
    'third-party-review': '제3자 검토',
    'third-party-estimate': '제3자 추정',
    'official-record': '공식 기록',
    'contract-announced': '계약 발표',
    'press-report': '언론 보도',
    none: '근거 없음',
  },
  grades: {
    primary: '원문 확인',
    secondary: '다른 매체를 거쳐 확인',
    weak: '약한 출처: 하나뿐이거나 신뢰도가 낮음',
    unverified: '아직 읽지 못함',
  },
};
