import { basename, dirname, join, resolve } from 'node:path';
import type { Environment } from './environment.js';
import { opencodeDatabase } from './opencode-database.js';

export type Tool = 'claude_code' | 'codex' | 'gemini_cli' | 'opencode' | 'copilot_cli';

/** A directory in which a coding tool keeps its logs, and how the logs in it are named. */
export interface LogPlace {
  readonly tool: Tool;
  readonly directory: string;
  readonly logs: RegExp;
  /** They stand in the directory itself; what lies below it is something else. */
  readonly isFlat?: boolean;
}

const lines = /\.jsonl$/;
const objects = /\.json$/;
const chats = /(^|[\\/])chats[\\/].*\.jsonl?$/;

/** Where coding tools keep their logs; a setting of theirs replaces the usual places. */
export function logPlaces(environment: Environment): LogPlace[] {
  const { home, claudeConfigDirs, codexHomes, geminiHome, userData, copilotFile } = environment;
  const claude =
    claudeConfigDirs.length > 0 ? claudeConfigDirs : [join(home, '.claude'), join(home, '.config', 'claude')];
  const codex = codexHomes.length > 0 ? codexHomes : [join(home, '.codex')];
  const places: LogPlace[] = [
    ...claude.map((base) => ({ tool: 'claude_code' as const, directory: join(base, 'projects'), logs: lines })),
    // The same session may stand in both: the active copy comes first and wins.
    ...codex.flatMap((base) =>
      ['sessions', 'archived_sessions'].map((name) => ({
        tool: 'codex' as const,
        directory: join(base, name),
        logs: lines,
      })),
    ),
    { tool: 'gemini_cli', directory: join(geminiHome ?? home, '.gemini', 'tmp'), logs: chats },
    // What stood in files before it moved into the database is told by the database, too.
    { tool: 'opencode', directory: join(userData, 'opencode'), logs: opencodeDatabase, isFlat: true },
    { tool: 'opencode', directory: join(userData, 'opencode', 'storage', 'message'), logs: objects },
    // Where its documentation has people point the file; it writes none unless it is told to.
    { tool: 'copilot_cli', directory: join(home, '.copilot', 'otel'), logs: lines },
    ...(copilotFile === null ? [] : [fileAlone('copilot_cli', copilotFile)]),
  ];
  return places.filter(({ directory }, at) => places.findIndex((each) => each.directory === directory) === at);
}

function fileAlone(tool: Tool, file: string): LogPlace {
  const name = basename(file);
  const logs = new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);
  return { tool, directory: resolve(dirname(file)), logs, isFlat: true };
}

/** A path as people write it: the home directory becomes `~`. */
export function shortPath(path: string, home: string): string {
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
