import type { SetUpWords } from './set-up.en.js';

export const setUpKo: SetUpWords = {
  title: '쓰는 동안 바로 보내기',
  about:
    '아래 도구는 OpenTelemetry로 사용량을 알려 줄 수 있어요. 토큰 수, 시각, 모델 이름만 받고 나머지는 읽지 않고 버려요.',
  key: '설정에서 사용 기록을 쓸 수 있는 키를 만들어 pp_live_… 자리에 넣어 주세요.',
  names: {
    claude_code: 'Claude Code',
    codex: 'Codex',
    gemini_cli: 'Gemini CLI',
    copilot_cli: 'Copilot CLI',
    sdk: '직접 만든 프로그램',
    collector: '컬렉터',
  },
  where: {
    claude_code:
      'Claude Code를 시작하는 셸에 넣거나, 설정 파일의 "env"에 넣어 주세요. 회사 전체 설정에도 넣을 수 있어요.',
    codex: '~/.codex/config.toml에 넣어 주세요.',
    gemini_cli: 'Gemini CLI를 시작하는 셸에 넣어 주세요. 마지막 줄로 끄지 않으면 프롬프트도 함께 나가요.',
    copilot_cli: 'Copilot CLI를 시작하는 셸에 넣어 주세요.',
    sdk: 'OpenTelemetry SDK와 AI 계측(OpenTelemetry, OpenLLMetry, OpenInference 등)을 쓰는 프로그램의 환경 변수로 넣어 주세요.',
    collector: 'OTLP로 받는 OpenTelemetry Collector의 설정에 지금 있는 내용과 나란히 더해 주세요.',
  },
  copy: '설정 복사',
};
