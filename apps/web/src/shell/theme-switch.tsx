import { AppearanceIcon } from '../parts/icons.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';
import { themes, useTheme } from './theme.js';

export function ThemeSwitch() {
  const say = useWords(commonWords);
  const { theme, choose } = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const label = `${say.theme}: ${say.themes[theme]}`;
  return (
    <button type="button" className="icon-button" title={label} onClick={() => choose(next)}>
      <AppearanceIcon />
      <span className="sr-only" aria-live="polite">
        {label}
      </span>
    </button>
  );
}
