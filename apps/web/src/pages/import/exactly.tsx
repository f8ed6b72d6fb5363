import { Segmented } from '../../parts/segmented.js';
import { bytesText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';
import type { Choice } from './outgoing.js';
import type { Scan } from './scan.js';
import { useSample } from './use-scan.js';

interface ExactlyProps {
  scan: Scan;
  choice: Choice;
  count: number;
  bytes: number;
  onChange: (choice: Choice) => void;
}

/** The promise, and the means to check it: one record as it will be sent, and how much there is of it. */
export function Exactly({ scan, choice, count, bytes, onChange }: ExactlyProps) {
  const say = useWords(importWords).preview;
  const { locale } = useLocale();
  const sample = useSample(scan, choice);
  return (
    <section className="card stack" aria-labelledby="exactly-title">
      <h2 id="exactly-title">{say.exactly}</h2>
      <p>{say.promise}</p>
      <div className="stack-s">
        <Segmented
          label={say.precision}
          quietLabel={false}
          value={choice.precision}
          options={(['exact', 'hour', 'day'] as const).map((value) => ({ value, label: say.precisions[value] }))}
          onChange={(precision) => onChange({ ...choice, precision })}
        />
        <p className="small quiet">{say.precisionHint}</p>
      </div>
      <figure className="stack-s">
        <figcaption className="field-label">{say.sampleRecord}</figcaption>
        <pre className="code-block" data-sample-record="">
          {sample}
        </pre>
      </figure>
      <p className="small quiet num">{say.size(wholeText(count, locale), bytesText(bytes, locale))}</p>
      <p className="small quiet">{say.never}</p>
    </section>
  );
}
