type Key =
  | 'locale'
  | 'theme'
  | 'hide-amounts'
  | 'country'
  | 'grid-basis'
  | 'column-presets'
  | 'session'
  | 'shortcuts'
  | 'week-start';

/** What this browser keeps between visits; where storage is forbidden, nothing is kept and nothing breaks. */
export function remembered(key: Key): string | null {
  try {
    return localStorage.getItem(`promptprint.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: Key, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`promptprint.${key}`);
    else localStorage.setItem(`promptprint.${key}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
