import type { FormatId } from '@promptprint/usage-formats';
import { refusalsKo, skipReasonsKo } from './refusals.ko.js';
import type { Words } from './words.en.js';

/** 은/는, 이/가, 을/를 by the last sound; words that do not end in Hangul take the form after a vowel. */
const endsInConsonant = (word: string): boolean => {
  const last = word.at(-1)?.codePointAt(0) ?? 0;
  return last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 > 0;
};
const eun = (word: string): string => `${word}${endsInConsonant(word) ? '은' : '는'}`;
const dateText = (day: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('ko', { ...style, timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));

const formatNames: Readonly<Record<FormatId | 'mixed', string>> = {
  chatgpt_export: 'ChatGPT 내보내기',
  claude_export: 'Claude 내보내기',
  gemini_export: 'Gemini 내보내기',
  claude_code: 'Claude Code',
  codex: 'Codex',
  gemini_cli: 'Gemini CLI',
  opencode: 'opencode',
  cursor: 'Cursor',
  openai_usage: 'OpenAI 사용량',
  anthropic_usage: 'Anthropic 사용량',
  openrouter: 'OpenRouter',
  litellm: 'LiteLLM',
  bedrock_log: 'Amazon Bedrock 로그',
  copilot_metrics: 'GitHub Copilot 사용 지표',
  cloudevents: 'CloudEvents',
  otlp: 'OpenTelemetry(OTLP/JSON)',
  copilot_cli: 'Copilot CLI',
  canonical: '사용 기록(JSON, NDJSON, CSV)',
  mixed: '여러 형식',
};

/** The ids of a list by the names people know. */
const listed = (names: Readonly<Record<string, string>>, ids: string): string =>
  ids
    .split(', ')
    .map((id) => names[id] ?? id)
    .join(', ');

const couldMean = (nearest: string): string => (nearest ? ` 혹시 ${nearest}인가요?` : '');

export const wordsKo: Words = {
  product: 'Promptprint',
  about: 'AI 사용에서 나온 배출량을 예상 범위, 출처와 함께 보여 드려요. 글은 이 컴퓨터를 떠나지 않고, 숫자만 쓰여요.',
  usageHeading: '사용법',
  commandsHeading: '명령',
  optionsHeading: '옵션',
  exitsHeading: '종료 코드',
  examplesHeading: '예시',
  moreHelp: 'promptprint 명령 --help 로 명령마다 설명을 볼 수 있어요.',
  seeHelp: (command) => `promptprint ${command ? `${command} ` : ''}--help 를 참고하세요.`,
  exits: {
    '0': '모두 마쳤어요',
    '1': '실패했어요',
    '2': '명령줄을 이해하지 못했어요',
    '3': '일부만 마쳤어요(거절되거나 이미 있는 기록과 다른 것이 있어요)',
  },
  commonOptions: {
    json: '사람이 읽는 글 대신 스크립트용 JSON 한 개를 출력해요',
    locale: 'en 또는 ko. 없으면 터미널 언어를 따라요',
    'no-color': '색을 쓰지 않아요(NO_COLOR도 같아요)',
    help: '이 설명을 보여 줘요',
    version: '버전을 보여 줘요',
  },
  commands: {
    estimate: {
      usage: 'estimate < EVENTS.ndjson',
      about:
        '표준 입력에서 한 줄에 하나씩 사용 기록(JSON)을 읽고 한 줄에 하나씩 추정값을 써요. 마지막 줄은 합계예요. 잘못된 줄은 그 자리에서 줄 번호와 함께 알려요. 가정한 것은 추정값마다 함께 쓰고, 모아서 표준 오류로도 알려요.',
      options: { explain: '숫자가 어디에서 왔는지 추정값마다 덧붙여요' },
      examples: ['echo \'{"model":"gpt-5","inputTokens":300,"outputTokens":400}\' | promptprint estimate'],
    },
    read: {
      usage: 'read 파일…',
      about:
        '사용 기록 파일(내보내기, 로그, 청구 자료, 폴더와 zip 포함)을 알아보고 모델별 요청과 토큰, 중복, 건너뛴 항목과 이유를 보여 줘요. 여러 파일은 한 번의 가져오기로 봐요. 대화 내용은 절대 출력하지 않아요.',
      options: { events: '사용 기록을 한 줄에 하나씩 JSON으로 출력해요' },
      examples: ['promptprint read conversations.zip', 'promptprint read ~/.codex/sessions --events'],
    },
    scan: {
      usage: 'scan',
      about:
        '이 컴퓨터에서 Claude Code, Codex, Gemini CLI, Copilot CLI, opencode 로그를 찾아 날짜, 모델, 도구별 탄소 발자국을 보여 줘요. 아무것도 보내지 않아요.',
      options: {
        days: '오늘을 포함해 며칠 전까지 볼지 정해요(전체)',
        statusline: '오늘 것만 한 줄로 보여 줘요. 편집기나 Claude Code의 상태 줄에 쓸 수 있어요',
      },
      examples: ['promptprint scan --days 7', 'promptprint scan --statusline'],
    },
    push: {
      usage: 'push [--scan | 파일…]',
      about:
        'scan이나 read가 찾은 숫자를 내 사용 기록으로 보내요. id는 보내기 전에 해시하고, 다시 보내도 달라지지 않아요. PROMPTPRINT_API_KEY나 --key-file에 API 키가 있어야 해요.',
      options: {
        scan: 'scan이 찾은 것을 보내요(파일을 적지 않아도 같아요)',
        days: '오늘을 포함해 며칠 전까지 보낼지 정해요(전체)',
        time: '시각의 정밀도: exact, hour, day (hour)',
        'key-file': 'API 키가 든 파일이에요',
        url: '서버 주소예요(PROMPTPRINT_URL, 없으면 http://localhost:3000)',
        'dry-run': '보낼 내용을 그대로 출력하고 아무것도 보내지 않아요',
        yes: '보내기 전에 묻지 않아요',
      },
      examples: ['promptprint push --scan --dry-run', 'promptprint push conversations.zip --key-file key.txt'],
    },
    watch: {
      usage: 'watch',
      about:
        '켜 둔 동안 코딩 도구 로그가 늘어날 때마다 끝난 답변의 숫자를 한 번씩 보내요. id는 push와 같아요. Ctrl-C로 멈춰요. PROMPTPRINT_API_KEY나 --key-file에 API 키가 있어야 해요.',
      options: {
        days: '오늘을 포함해 며칠 전부터 보낼지 정해요(2)',
        time: '시각의 정밀도: exact, hour, day (hour)',
        'key-file': 'API 키가 든 파일이에요',
        url: '서버 주소예요(PROMPTPRINT_URL, 없으면 http://localhost:3000)',
        settle: '한 프로젝트의 로그가 몇 초 동안 조용해야 보낼지 정해요(30)',
        every: '시스템이 변경을 알려 주지 않을 때 몇 초마다 살펴볼지 정해요(5)',
        yes: '보내기 전에 묻지 않아요',
      },
      examples: ['promptprint watch --yes'],
    },
    validate: {
      usage: 'validate --rows 파일.csv',
      about:
        '발표된 측정값을 예측해 견줘요. 종류와 등급별로 행 수, 오차의 중앙값, 90% 범위에 든 비율, 범위 너비의 중앙값을 보여 줘요.',
      options: { rows: '발표된 측정값 형식의 CSV 파일이에요' },
      examples: ['promptprint validate --rows published-measurements.csv --json'],
    },
    migrate: {
      usage: 'migrate',
      about: '데이터베이스(DATABASE_URL, 없으면 npm start가 .promptprint에 둔 것)를 최신 형태로 바꿔요.',
      options: {},
      examples: ['DATABASE_URL=postgres://… promptprint migrate'],
    },
    seed: {
      usage: 'seed',
      about: '모든 데이터베이스에 필요한 기준 자료를 넣어요. 다시 실행해도 달라지지 않아요.',
      options: {},
      examples: [],
    },
    invariants: {
      usage: 'invariants',
      about:
        '데이터베이스에서 늘 지켜져야 하는 것을 확인해요. 항목마다 JSON 한 줄이고, 하나라도 어긋나면 종료 코드가 1이에요.',
      options: {},
      examples: [],
    },
    restate: {
      usage: 'restate --to 세트 [--from 날짜 --until 날짜]',
      about:
        '모든 계정의 기록을 다른 계수 세트로 다시 계산해, 기록된 수치는 그대로 두고 그 옆에 남겨요. 계정을 하나씩 처리하고, 사용자는 이전 값과 새 값, 비율, 이유를 볼 수 있어요. 중간에 멈춰도 다시 실행하면 이어서 해요. 이미 알린 계정은 건너뛰어요.',
      options: {
        to: '계수 세트(예: 2026-11.1)',
        from: '첫날. --until과 함께 써요(모든 날짜)',
        until: '마지막 날',
        again: '이 기간과 세트로 이미 알린 계정도, 그 뒤에 기록된 것까지 다시 계산해요',
        'dry-run': '계정과 기록의 수만 세고 아무것도 바꾸지 않아요',
      },
      examples: ['promptprint restate --to 2026-11.1 --dry-run'],
    },
  },
  faults: {
    'unknown-command': ({ command, nearest }) => `“${command}” 명령은 없어요.${couldMean(nearest)}`,
    'unknown-option': ({ option, nearest }) => `여기에는 ${option} 옵션이 없어요.${couldMean(nearest)}`,
    'value-missing': ({ option }) => `${option}에는 값이 필요해요.`,
    'value-not-expected': ({ option }) => `${option}에는 값을 쓰지 않아요.`,
    'not-a-count': ({ option, value, most }) =>
      `${option}에는 1부터 ${most}까지의 정수를 써 주세요. “${value}”은(는) 쓸 수 없어요.`,
    'not-a-choice': ({ option, value, choices }) =>
      `${option}에는 ${choices} 중 하나를 써 주세요. “${value}”은(는) 쓸 수 없어요.`,
    'argument-not-expected': ({ argument }) => `여기에는 “${argument}”이(가) 필요하지 않아요.`,
    'files-missing': () => '파일이나 폴더를 하나 이상 적어 주세요.',
    'rows-missing': () => '--rows 파일.csv 로 측정값 파일을 적어 주세요.',
    'set-missing': ({ choices }) => `--to에 계수 세트를 적어 주세요: ${choices}.`,
    'bad-days': () => '--from과 --until을 함께 2026-11-01처럼 적어 주세요. 앞선 날짜가 먼저예요.',
    'push-both': () => '--scan과 파일은 함께 쓸 수 없어요.',
    'no-api-key': () =>
      'API 키가 없어요. PROMPTPRINT_API_KEY에 넣거나 --key-file로 파일을 적어 주세요. 키는 설정 → API 키에서 만들어요.',
    'bad-api-key': () => 'API 키가 아니에요. pp_live_로 시작해야 해요.',
    'bad-url': ({ url }) => `“${url}”은(는) http나 https 주소가 아니에요.`,
    'plain-http': ({ url }) => `${eun(url)} 암호화되지 않아요. http로는 이 컴퓨터 안에서만 키를 보내요.`,
    'no-such-file': ({ file }) => `${file}: 그런 파일이 없어요.`,
    'no-permission': ({ file }) => `${file}: 읽을 권한이 없어요.`,
    'file-unreadable': ({ file, reason }) => `${file}: 읽을 수 없어요(${reason}).`,
    'is-folder': ({ file }) => `${file}: 파일이 아니라 폴더예요.`,
    'file-too-large': ({ file }) => `${file}: 파일이 너무 커요.`,
    'no-files-inside': ({ file }) => `${file}: 폴더에 파일이 없어요.`,
    'nothing-usable': ({ tried, reasons }) =>
      `사용 기록을 찾지 못했어요${reasons && `(${listed(skipReasonsKo, reasons)})`}. 찾아본 형식: ${listed(formatNames, tried)}.`,
    'nothing-predicted': ({ file }) => `${file}: 예측할 수 있는 행이 없어요. 발표된 측정값 형식의 열이 맞나요?`,
    'no-logs': ({ places }) => `코딩 도구의 로그를 찾지 못했어요. 찾아본 곳: ${places}.`,
    'server-unreachable': ({ url }) => `${url}에서 응답이 없어요. 서버가 켜져 있나요?`,
    'key-lacks-scope': () =>
      '이 API 키로는 할 수 없어요. “usage:write” 권한이 필요해요. 키는 설정 → API 키에서 만들어요.',
    'server-refused': ({ status, title }) => `서버가 거절했어요(${status}): ${title}`,
    'key-refused': ({ title }) => `서버가 이 API 키를 받지 않아요: ${title}`,
    'server-strange': ({ url }) => `${url}에서 응답은 있지만 Promptprint 서버가 아닌 것 같아요.`,
    'no-database': ({ directory }) =>
      `데이터베이스가 없어요. DATABASE_URL이 없고 ${directory}에서 실행 중인 데이터베이스도 없어요. npm start로 시작해 주세요.`,
    'bad-database-url': () => 'DATABASE_URL은 postgres:// 또는 postgresql://로 시작해야 해요.',
    'database-unreachable': ({ reason }) => `데이터베이스에 연결할 수 없어요: ${reason}`,
    'not-migrated': () =>
      '데이터베이스가 비어 있거나 이 프로그램보다 오래됐어요. 먼저 promptprint migrate를 실행해 주세요.',
  },
  unexpected: (reason) => `예상하지 못한 일이 생겼어요: ${reason}. PROMPTPRINT_DEBUG=1을 넣으면 어디인지 보여요.`,
  waitingForInput: '키보드에서 사용 기록을 한 줄에 JSON 하나씩 읽어요. Ctrl-D로 끝내요.',
  assumed: (count, what) => `가정한 것(기록 ${count}건): ${what}`,
  reading: (percent, events) => `읽는 중 … ${percent} · 기록 ${events}건`,
  headings: {
    model: '모델',
    requests: '요청',
    input: '입력',
    cached: '이 중 캐시',
    output: '출력',
    reasoning: '이 중 추론',
    grade: '근거 등급',
    energy: '전력량',
    carbon: '온실가스(CO₂e)',
    water: '물',
    carbonShort: 'CO₂e',
    day: '날짜',
    tool: '도구',
    kind: '종류',
    rows: '행',
    error: '오차 중앙값',
    coverage: '범위 안',
    width: '범위',
  },
  unknownModel: '(이름 없음)',
  unknownFormat: '알 수 없는 형식',
  notGiven: '—',
  period: (from, to) => (from === to ? from : `${from} ~ ${to}`),
  requestsNotGiven: '요청 수는 자료에 없음',
  requests: (count) => `요청 ${count}건`,
  exchanges: (count) => `문답 ${count}건`,
  files: (count) => `파일 ${count}개`,
  duplicates: (count) => `두 번 나온 ${count}건은 한 번만 셌어요`,
  skippedHeading: '건너뛴 항목',
  recordAt: (record, file) => (file === null ? `${record}번째 기록` : `파일 ${file}의 ${record}번째 기록`),
  skipReasons: skipReasonsKo,
  refusals: refusalsKo,
  notes: {
    'nested-archive': (count) => `압축 파일 안의 압축 파일 ${count}개는 열지 않았어요.`,
    'unknown-content': (count) => `기록 ${count}건에 모르는 종류의 내용이 있어요. 나머지 내용은 셌어요.`,
    'damaged-between-records': (count) => `기록 사이 ${count}곳이 손상됐어요. 앞뒤 기록은 셌어요.`,
    'output-undercounted': (count) => `세션 ${count}개는 출력 토큰을 적게 기록해요. 그래서 범위를 넓혔어요.`,
    'input-made-inclusive': (count) => `기록 ${count}건은 캐시된 입력이 입력과 따로 있어서 더했어요.`,
    'label-counted': (count) => `질문 ${count}건 앞에 아직 모르는 언어의 표시가 있어서 질문과 함께 셌어요.`,
    'audio-made-inclusive': (count) => `행 ${count}개는 오디오 토큰을 글과 따로 적어요. 그래서 더했어요.`,
    'model-hidden': (count) => `요청 ${count}건은 어떤 모델이 돌았는지 알 수 없는 프로필을 거쳤어요.`,
    'completions-left-out': (count) => `코드 자동 완성은 토큰 수가 없어서 뺐어요. 해당하는 행은 ${count}개예요.`,
    'own-key': (count) => `기록 ${count}건은 내 API 키로 실행됐어요. 제공사의 청구 자료에도 들어 있어요.`,
  },
  perDay: '날짜별',
  perModel: '모델별',
  perTool: '도구별',
  total: '합계',
  earlierDays: (days) => `그 전에 사용한 날이 ${days}일 더 있어요`,
  grade: (grade) => `근거 등급 ${grade}`,
  inputTokens: (count) => `입력 토큰 ${count}`,
  outputTokens: (count) => `출력 토큰 ${count}`,
  rangeMeaning: '추정값이에요. 열 번 중 아홉 번은 실제 값이 이 범위 안에 있을 것으로 봐요.',
  notCounted: '계산에 넣지 않은 것: 내 기기, 통신망, 모델 학습. 합계는 반올림하기 전 값으로 내요.',
  shares: '날짜와 모델의 오차는 서로 이어져 있어서 범위끼리 더하면 합계와 달라요.',
  factorSet: (id) => `환산 계수 ${id}`,
  formatNames,
  chatFormats: ['chatgpt_export', 'claude_export'],
  date: (day) => dateText(day, { day: 'numeric', month: 'long', year: 'numeric' }),
  shortDate: (day) => dateText(day, { day: 'numeric', month: 'long' }),
  unitSpace: '',
  noneInPeriod: (days) =>
    days === null
      ? '로그에 사용 기록이 없어요.'
      : days === 1
        ? '오늘 사용 기록이 없어요.'
        : `최근 ${days}일 동안 사용 기록이 없어요.`,
  push: {
    found: (events, from, to) => `사용 기록 ${events}건, ${from} ~ ${to}`,
    each: '한 건마다 아래 예시에 있는 것만 담겨요(id는 해시한 값이에요):',
    ask: (url) => `${url}에 보낼까요? [y/N] `,
    notSent: '아무것도 보내지 않았어요.',
    nothingNew: '보낼 것이 없어요.',
    alreadySent: (count) => `${count}건은 여기서 이미 보냈으니 빼요`,
    sending: (done) => `${done}건 보냄`,
    stopped: (done) => `${done}건까지 보내고 멈췄어요. 다시 실행하면 그다음부터 이어서 보내요.`,
    noKeyYet: 'API 키가 없어서 id는 이번 실행에만 쓰는 키로 해시해 보여요.',
    retry: (seconds) => `서버가 기다려 달라고 해요. ${seconds}초 뒤에 다시 시도해요`,
    done: (recorded, duplicates) => `새 항목 ${recorded} · 이미 있음 ${duplicates}`,
    conflicts: (count) => `${count}건은 같은 id로 이미 있는 기록과 달라요. 있던 기록은 그대로 뒀어요`,
    refused: (count) => `서버가 ${count}건을 거절했어요`,
    dryRun: (events, { requests, bytes, url }) =>
      `미리 보기: ${events}건을 요청 ${requests}번, ${bytes}바이트로 ${url}에 보내게 돼요. 아무것도 보내지 않았어요.`,
    yesWords: ['y', 'yes', '네', '예', 'ㅇ'],
  },
  watch: {
    begun: (url) => `코딩 도구 로그를 지켜보고 있어요. 끝난 답변의 숫자를 ${url}에 보내요. Ctrl-C로 멈춰요.`,
    stopped: (sent) => `멈췄어요. 모두 ${sent}건을 보냈어요.`,
    unreachable: '서버에 연결할 수 없어요. 사라지는 것은 없고, 다시 시도할게요.',
  },
  validate: {
    title: '예측값과 발표값',
    about:
      '발표된 값마다 모델, 토큰, 계산 범위, 밝힌 하드웨어로 예측해 견줘요. 오차 중앙값은 가운데 추정값이 위나 아래로 벗어난 배수예요. 범위 안은 발표값이 90% 범위에 든 비율, 범위는 가운데에서 끝까지의 배수예요.',
    summary: '모든 종류',
    by: '종류와 등급별',
    leaveOneModelOut: '모델을 하나씩 빼고 계산하면',
    batchUnknown: '배치 크기를 모르고 계산하면(서비스 이용자와 같은 조건)',
    factor: (factor) => `×/÷ ${factor}`,
    skipped: (reasons) => `뺀 행: ${reasons}.`,
    skipReasons: {
      training: '학습에 관한 행',
      'no-energy': '전력량이 없는 행',
      'no-model-size': '모델 크기가 없는 행',
      'no-work': '토큰, 단계, 픽셀이 없는 행',
    },
  },
  migrate: {
    none: '데이터베이스가 최신이에요.',
    applied: (count) => `마이그레이션 ${count}개를 적용했어요:`,
  },
  restate: {
    progress: ({ account, accounts }, events) => `계정 ${accounts}개 중 ${account}번째 · 기록 ${events}건`,
    done: (accounts, events, set) => `계수 세트 ${set}: 계정 ${accounts}개의 기록 ${events}건을 다시 계산했어요.`,
    told: (accounts) => `이미 알려서 건너뛴 계정: ${accounts}개`,
    dryRun: (accounts, events, set) =>
      `시험 실행: 계수 세트 ${set} 기준으로 다시 계산할 계정 ${accounts}개, 기록 ${events}건이 있어요. 바뀐 것은 없어요.`,
    failed: (account, reason) => `계정 ${account}: 실패했어요. 다음에 실행할 때 다시 시도해요. (${reason})`,
  },
  seed: { done: (rows) => `기준 자료 ${rows}건을 넣었어요.`, none: '모두 이미 있었어요.' },
};
