import { homedir } from 'node:os';

/** What the surroundings of the process say; the only file of this app that reads `process.env`. */
export interface Environment {
  readonly home: string;
  readonly language: string;
  readonly isColourOff: boolean;
  readonly isColourForced: boolean;
  readonly isDebug: boolean;
  readonly columns: number | null;
  readonly apiUrl: string;
  readonly apiKey: string | null;
  readonly claudeConfigDirs: readonly string[];
  readonly codexHomes: readonly string[];
  readonly geminiHome: string | null;
  /** The file Copilot CLI was told to write its telemetry into. */
  readonly copilotFile: string | null;
  readonly userData: string;
  readonly stateDirectory: string;
  readonly cacheDirectory: string;
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  /** Everything, for the configuration of the server's own parts. */
  readonly all: Readonly<Record<string, string | undefined>>;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const home = env.HOME || env.USERPROFILE || homedir();
  return {
    home,
    language: env.LC_ALL || env.LC_MESSAGES || env.LANG || '',
    isColourOff: Boolean(env.NO_COLOR) || env.TERM === 'dumb',
    isColourForced: Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== '0',
    isDebug: Boolean(env.PROMPTPRINT_DEBUG),
    columns: columnsOf(env.COLUMNS),
    apiUrl: env.PROMPTPRINT_URL || 'http://localhost:3000',
    apiKey: env.PROMPTPRINT_API_KEY?.trim() || null,
    claudeConfigDirs: list(env.CLAUDE_CONFIG_DIR),
    codexHomes: list(env.CODEX_HOME),
    geminiHome: env.GEMINI_CLI_HOME || null,
    copilotFile: env.COPILOT_OTEL_FILE_EXPORTER_PATH || null,
    userData: env.XDG_DATA_HOME || `${home}/.local/share`,
    stateDirectory: env.XDG_STATE_HOME || `${home}/.local/state`,
    cacheDirectory: env.XDG_CACHE_HOME || `${home}/.cache`,
    databaseUrl: env.DATABASE_URL || null,
    dataDirectory: env.PROMPTPRINT_DATA || '.promptprint',
    all: env,
  };
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

function columnsOf(text: string | undefined): number | null {
  const columns = Number(text);
  return Number.isInteger(columns) && columns >= 20 ? columns : null;
}
