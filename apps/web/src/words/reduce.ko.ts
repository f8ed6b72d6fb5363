import { withParticle } from './particles.js';
import type { ReduceWords } from './reduce.en.js';

export const reduceKo: ReduceWords = {
  title: '줄이기',
  lede: '최근 30일을 그대로 두고 방법만 바꿨다면 얼마나 낮았을지, 기록의 숫자로 계산해요. 범위 전체가 0보다 클 때만 줄일 수 있다고 말해요.',
  period: (from, to) => `${from}부터 ${to}까지`,
  emitted: '이 기간의 배출',
  biggest: '가장 크게 줄일 수 있는 것',
  others: '함께 해 볼 만한 것',
  couldSave: (range) => `${range} 줄일 수 있었어요.`,
  cannotTell: '아직 알 수 없어요',
  cannotTellWhy: (cases) => `바뀌는 것은 있지만 수치가 낮아질지는 확실하지 않아요(${cases}은 낮아져요).`,
  ofTen: (count) =>
    [
      '열에 하나',
      '열에 하나',
      '열에 둘',
      '열에 셋',
      '열에 넷',
      '열에 다섯',
      '열에 여섯',
      '열에 일곱',
      '열에 여덟',
      '열에 아홉',
    ][count] ?? '거의 전부',
  swap: (from, to) => `${from} → ${to}`,
  models: '모델',
  requests: (count) => `요청 ${count}건`,
  steps: '이렇게 해 보세요',
  passTitle: '찾은 것이 없어요',
  notSeenTitle: '기록에 나와 있지 않아요',
  notSeen: '이 항목들은 토큰 수가 있어야 알 수 있어요. 도구의 로그나 제공사의 사용 보고서에는 들어 있어요.',
  notCounted:
    '쓰지 않는 도구가 문맥에 들어 있는지, 같은 질문을 두 번 했는지는 숫자로 알 수 없어요. 대화 내용은 저희가 보지 않아요.',
  nothing: '이 기간에는 책임지고 권할 만한 변화가 없어요.',
  rules: {
    'shorter-context': {
      title: '주제가 바뀌면 새 대화를 시작해 보세요',
      seen: (input) =>
        `요청마다 약 ${input}토큰을 보냈고, 대부분은 앞선 대화나 파일이에요. 범위는 그 절반만 보냈을 때예요.`,
      steps: [
        '채팅에서는 주제가 바뀌면 새 대화를 여세요.',
        '코딩 도구에서는 일이 끝날 때 /clear나 /compact를 쓰고, 쓰지 않는 도구는 빼세요.',
        '직접 만든 코드에서는 전부 대신 최근 대화와 요약만 보내세요.',
      ],
      quality: '품질: 필요한 내용만 남아 있다면 그대로일 거예요.',
    },
    'smaller-model': {
      title: '짧은 일에는 작은 모델을 써 보세요',
      seen: (input, output) => `짧은 요청(입력 약 ${input}토큰, 출력 약 ${output}토큰)이 큰 모델로 갔어요.`,
      steps: ['일상적인 질문에는 도구의 메뉴에서 작은 모델을 고르세요.', '답이 모자라면 큰 모델로 돌아가세요.'],
      quality: '품질: 어려운 질문에서는 낮아질 수 있어요. 몇 가지로 먼저 시험해 보세요.',
    },
    'less-reasoning': {
      title: '필요할 때만 깊이 생각하게 해 보세요',
      seen: (_, output) =>
        `출력 약 ${output}토큰 가운데 많은 부분이 추론이었어요. 범위는 요청의 절반이 추론 없이 답했을 때예요.`,
      steps: [
        '생각하기를 기본으로 꺼 두고 어려운 질문에만 켜세요.',
        'API에서는 추론 강도나 생각 토큰 한도를 낮추세요.',
      ],
      quality: '품질: 어려운 질문에서는 낮아지고 쉬운 질문에서는 그대로예요.',
    },
    caching: {
      title: '프롬프트 앞부분을 캐시에 두어 보세요',
      seen: (input) =>
        `요청마다 약 ${input}토큰을 보냈고 캐시에서 온 것은 절반이 안 돼요. 범위는 5분의 4가 캐시에서 왔을 때예요.`,
      steps: [
        '지시문, 도구, 파일처럼 앞에 오는 내용은 요청마다 똑같이 두세요.',
        '제공사가 따로 켜야 한다면 캐시를 켜세요.',
      ],
      quality: '품질: 그대로예요.',
    },
    'cleaner-place': {
      title: '전기가 더 깨끗한 곳에서 돌려 보세요',
      seen: () => '쓰시는 제공사는 지역을 고를 수 있어요. 범위는 스웨덴에서 돌렸을 때예요.',
      steps: [
        '나라 밖에서 해도 되는 일은 석탄과 가스가 적은 지역을 고르세요.',
        '먼저 데이터 규정이 허용하는지 확인하세요.',
      ],
      quality: '품질: 그대로예요. 답이 조금 늦을 수 있어요.',
    },
  },
  unknownModel: '저희가 모르는 모델',
  whatIf: '이렇게 했다면?',
  whatIfHint: '같은 30일을 다른 방법으로 했을 때예요.',
  model: '모두 이 모델에 맡겼다면',
  sameModel: '쓰던 모델 그대로',
  input: (percent) => `남긴 입력: ${percent}`,
  place: '도는 곳',
  samePlace: '돌던 곳 그대로',
  result: '결과',
  lower: (range) => `${range} 낮았을 거예요`,
  higher: (range) => `${range} 높았을 거예요`,
  same: '아직 바꾼 것이 없어요.',
  trial: {
    title: '2주 동안 해 보는 것',
    start: '2주 동안 해 보기',
    startHint: '내일부터예요. 요청 한 건의 배출을 그 앞 2주와 견주어요.',
    started: '내일 시작해요. 이 화면 맨 위에서 볼 수 있어요.',
    days: (from, to) => `${from}부터 ${to}까지`,
    waiting: '내일 시작해요.',
    running: '해 보는 중이에요. 하루하루는 저절로 오르내리므로 끝나기 전에는 결과를 말하지 않아요.',
    lower: (range) => `낮아진 양: ${range}`,
    higher: (range) => `높아진 양: ${range}`,
    cannotTell: '알 수 없어요',
    reasons: {
      'too-few-days': (before, during) =>
        `앞뒤로 기록이 7일씩은 있어야 해요. 앞 2주에 ${before}일, 해 보는 동안 ${during}일이 있어요. 나중에 더한 기록도 함께 세요.`,
      'factors-changed': () => '이 기간에 배출계수가 바뀌었어요. 습관과 관계없이 수치가 움직여요.',
      'not-sure': () =>
        '요청 한 건의 배출이 조금밖에 바뀌지 않았거나 날마다 차이가 커서, 낮아졌는지 높아졌는지 말할 수 없어요.',
    },
    before: '앞 2주의 요청 한 건',
    during: '해 보는 동안의 요청 한 건',
    caution: '해 보는 동안의 요청을 같은 수의 예전 요청과 견준 값이에요. 이 기간에 다른 것도 바뀌었을 수 있어요.',
    madeWith: (set) =>
      `${withParticle(`배출계수 ${set}`, '으로', '로')} 계산했어요. 양쪽이 함께 가진 오차는 서로 지워져요.`,
    stop: '그만두기',
    stopTitle: '그만둘까요?',
    stopText: '결과는 나오지 않아요. 기록은 그대로 남아요.',
    forget: '결과 지우기',
    forgetTitle: '이 결과를 지울까요?',
    forgetText: '해 본 것을 잊어요. 기록은 그대로 남아요.',
  },
  needTitle: '먼저 일주일치 기록이 있어야 해요',
  need: (days, needed) =>
    `기록이 ${needed}일은 있어야 줄일 점을 말할 수 있어요. 지금은 ${days}일이에요. 그때까지는 이런 습관이 대체로 도움이 돼요.`,
  habits: [
    '주제가 바뀌면 새 대화를 시작하세요. 대화는 앞선 내용을 매번 다시 보내요.',
    '작은 질문에는 작은 모델을 쓰세요.',
    '생각하기는 어려운 질문에만 켜세요.',
    '그림은 한 번에 하나씩, 초안은 적게 만드세요.',
  ],
  toLog: '기록 더하기',
  needAi: '꼭 AI가 필요한 일인가요? 검색, 사전, 계산기, 지도는 훨씬 적게 써요.',
  madeWith: (set) =>
    `${withParticle(`배출계수 ${set}`, '으로', '로')} 계산했어요. 두 방법이 함께 가진 오차는 서로 지워져요.`,
};
