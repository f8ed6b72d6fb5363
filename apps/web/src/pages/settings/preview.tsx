import { countText, type Figure } from '@promptprint/kernel';
import { useState } from 'react';
import { FigureText } from '../../parts/figure-text.js';
import { dateText } from '../../parts/text.js';
import type { WeekStart } from '../../parts/week.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { settingsWords } from '../../words/settings.js';

/** Made up, and marked as no one's: only the way numbers are written is real. */
const example: Figure = { low: 812, mid: 1230, high: 1890, unit: 'g', grade: 'C', factorSet: '' };
const tokens = 1_204_310;

/** The number, date and week formats of the chosen language, while it is being chosen. */
export function Preview({ week }: { week: WeekStart }) {
  const say = useWords(settingsWords).language;
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const [today] = useState(() => new Date());
  return (
    <section className="preview" aria-live="polite">
      <p className="small quiet">{say.preview}</p>
      <p className="preview-figure">
        <FigureText figure={example} /> <span className="quiet">{common.co2e}</span>
      </p>
      <p className="quiet num">
        {say.previewWhat(countText(tokens, locale), dateText(today, locale), say.weekDays[week])}
      </p>
    </section>
  );
}
