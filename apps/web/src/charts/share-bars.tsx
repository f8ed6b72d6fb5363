import { percentText } from '@promptprint/kernel';
import { useLocale } from '../shell/locale.js';

/** Shares of the uncertainty, largest first; the text carries the number, the bar only repeats it. */
export function ShareBars({ rows }: { rows: readonly { key: string; label: string; share: number }[] }) {
  const { locale } = useLocale();
  return (
    <ul className="shares">
      {rows.map(({ key, label, share }) => (
        <li key={key} className="share-row">
          <span>{label}</span>
          <span className="num">{percentText(share, locale)}</span>
          <svg height="8" aria-hidden="true">
            <rect className="share-track" width="100%" height="8" rx="2" />
            <rect className="share-bar" width={`${Math.max(0.5, share * 100)}%`} height="8" rx="2" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
