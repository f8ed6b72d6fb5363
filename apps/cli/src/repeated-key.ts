const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Whether an object in this JSON text says one key twice: JSON.parse keeps the last and tells nobody. The text has been
 * parsed, so brackets match.
 */
export function repeatsKey(json: string): boolean {
  const open: (Set<string> | null)[] = [];
  let previous = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key = previous.includes('\\') ? String(JSON.parse(previous)) : previous.slice(1, -1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
    previous = token;
  }
  return false;
}
