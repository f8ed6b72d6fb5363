/** Only what the reader of opencode's messages looks at; texts stay in the database. */
const answers = `
  SELECT json_object(
    'role', 'assistant', 'id', id, 'sessionID', session_id, 'modelID', data ->> '$.modelID',
    'providerID', data ->> '$.providerID', 'tokens', json(data -> '$.tokens'), 'time', json(data -> '$.time'),
    'cost', json(data -> '$.cost')) AS line
  FROM message
  WHERE CASE WHEN json_valid(data) THEN data ->> '$.role' END = 'assistant'
  ORDER BY id`;

/** How opencode names its database, in every channel it comes in. */
export const opencodeDatabase = /^opencode(-[\w.-]+)?\.db$/;

/** The answers in a database of opencode as lines of JSON; null when it is none, or this Node cannot open it. */
export function opencodeLines(path: string): Blob | null {
  const sqlite = process.getBuiltinModule('node:sqlite');
  if (!sqlite) return null;
  try {
    const database = new sqlite.DatabaseSync(path, { readOnly: true });
    try {
      const lines = [...database.prepare(answers).iterate()].map(({ line }) => `${String(line)}\n`);
      return new Blob(lines);
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
