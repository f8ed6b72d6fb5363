import type { QuestionsWords } from './questions.en.js';

export const questionsKo: QuestionsWords = {
  title: 'AI와 온실가스, 여섯 가지 질문',
  lede: '답을 먼저, 그다음 수치와 아직 모르는 것, 출처를 적었어요.',
  contents: '질문',
  notKnown: '아직 모르는 것',
  sources: '출처',
  checked: (day) => `${day} 확인`,
  madeWith: (factorSet, day) => `계산 방법 버전 ${factorSet}(${day})`,
  share: '이 답의 링크',

  emit: {
    question: 'AI도 온실가스를 내나요?',
    answer: (figure) => `네. 전기, 칩 제조, 물을 통해서예요. 답변 하나는 보통 ${figure}로 추정해요(CO₂e).`,
    figure: '채팅 앱의 답변 하나',
    note: 'CO₂e, 답변 하나',
    also: (energy, water) => `같은 답변에 드는 전기는 ${energy}, 물은 ${water}로 추정해요.`,
    unknown:
      '보통 답변의 모델과 길이예요. 앱이 알려 주지 않아요. 대화 한 번에 약 0.3Wh라는 공개 수치 네 가지가 서로 비슷해요. 둘은 제공사, 둘은 외부 연구자의 값이고 밖에서 잰 사람은 없어요.',
  },
  companies: {
    question: '기업은 무엇을 하나요?',
    answer: ({ claims, providers, executed, planned, nothing }) =>
      `기업과 단체 ${providers}곳의 약속과 발표 ${claims}건 가운데 이행 확인 ${executed}건, 계획 ${planned}건, 확인할 자료 없음 ${nothing}건이에요.`,
    rest: ({ selfReported, open }) =>
      `${selfReported}건은 회사 발표뿐이고, ${open}건은 재검토 중이거나 근거와 어긋나요.`,
    all: '모든 약속과 출처 보기',
    unknown: 'AI만을 위해 사고 짓고 배출한 양이에요. 기업은 사업 전체를 묶어 공시해요. 대부분은 외부 확인이 없어요.',
  },
  reduced: {
    question: '얼마나 줄었나요?',
    answer: (drops, confirmed, rose) =>
      `답변 하나당 배출은 크게 줄었다는 발표가 ${drops}곳에서 나왔고 ${confirmed === 0 ? '외부 확인은 없어요' : `그중 ${confirmed}건은 외부에서 확인됐어요`}. 기업과 단체 ${rose}곳의 총배출량은 목표와 반대로 늘었어요.`,
    perAnswer: '답변 하나당',
    inTotal: '총량',
    unknown: '답변당 배출이 줄어든 폭이 답변 수가 늘어난 폭보다 큰지예요. 답변이 몇 건인지 공개하는 곳이 없어요.',
  },
  worry: {
    question: '걱정 없이 써도 되나요?',
    answer:
      '혼자 쓰는 양은 비행기, 난방, 소고기에 비하면 작아요. 하지만 모두의 합은 크고 계속 늘고 있어요. 둘 다 사실이에요.',
    figure: (count) => `하루 ${count}번씩 1년`,
    note: 'CO₂e, 1년 동안',
    share: (share, place) => `${place} 사람 한 명이 1년 동안 내는 양의 ${share} 미만`,
    beef: (meal) => `소고기가 든 한 끼는 약 ${meal}이에요(Impact CO2, 프랑스, 2024).`,
    places: { KR: '한국', FR: '프랑스' },
    unknown: '내 사용이 하루 열 번과 얼마나 다른지예요. 긴 작업, 그림, 영상은 훨씬 많이 들어요.',
    own: '내 사용량 세어 보기',
  },
  lower: {
    question: '어떤 AI가 더 적게 내나요?',
    answer: (told, pairs, isFew) =>
      `${isFew ? '대부분은 차이를 말하기 어려워요. ' : ''}짧은 질문 하나라면 잘 알려진 모델 ${pairs}쌍 가운데 ${told}쌍은 차이를 말할 수 있어요.`,
    task: (models) =>
      `시킨 일은 입력 300토큰, 출력 400토큰이고 모델 ${models}개를 만든 곳이나 흔한 호스트에서 돌렸을 때예요. 열에 여덟 이상 맞는 경우만 적었어요.`,
    lower: '더 적음',
    higher: '더 많음',
    sure: (of) => `100번 중 ${of}번`,
    sureHead: '확실한 정도',
    caption: '차이를 말할 수 있는 모델 쌍, 확실한 순서',
    unknown: '비공개 모델의 크기와 장비예요. 배출이 같은 두 모델이라도 일을 해내는 품질은 다를 수 있어요.',
  },
  offset: {
    question: '상쇄는 실제로 무엇을 하나요?',
    answer: '크레딧을 소각해도 내 배출이 사라지지는 않아요. 다른 곳의 감축이나 제거에 돈을 보태는 일이에요.',
    neutral: "이것으로 나나 내 AI 사용, 어떤 제품이 '탄소중립'이 되지는 않아요.",
    unknown:
      '그 사업이 없었다면 어떻게 됐을지예요. 추정할 수밖에 없고, 어떤 종류의 사업은 추정이 지나쳤던 것으로 드러났어요.',
    law: '유럽연합 지침 2024/825(녹색 전환을 위한 소비자 역량 강화)',
  },
};
