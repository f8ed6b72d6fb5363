import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { wholeText } from '../../parts/text.js';
import { Waiting } from '../../parts/waiting.js';
import type { KeptReceipt } from '../../reading/hand-over.js';
import type { ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';
import { ChoosePeriod } from './choose-period.js';
import { Exactly } from './exactly.js';
import { ModelChoice } from './model-choice.js';
import type { Choice } from './outgoing.js';
import { PreviewSummary } from './preview-summary.js';
import type { Scan } from './scan.js';
import { Sending } from './sending.js';
import { useChosen, useScan } from './use-scan.js';

interface PreviewProps {
  result: ReadingResult;
  /** Whether this browser could put the counts aside. */
  isKept: boolean;
  onDiscard: () => void;
  onDone: (receipt: KeptReceipt) => void;
}

/** Everything that would leave the browser, before any of it does. */
export function Preview({ result, isKept, onDiscard, onDone }: PreviewProps) {
  const say = useWords(importWords);
  const scan = useScan();
  if (!isKept || scan === null) return <Notice tone="warn">{say.preview.noStorage}</Notice>;
  if (scan === undefined) return <Waiting lines={8} />;
  return <PreviewOf scan={scan} result={result} onDiscard={onDiscard} onDone={onDone} />;
}

const everything: Choice = { from: null, to: null, precision: 'hour', dropped: new Set() };

function PreviewOf({ scan, result, onDiscard, onDone }: Omit<PreviewProps, 'isKept'> & { scan: Scan }) {
  const say = useWords(importWords);
  const { locale } = useLocale();
  const [choice, setChoice] = useState<Choice>(everything);
  const [isSending, setSending] = useState(false);
  const chosen = useChosen(scan, choice);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (isSending) {
    return <Sending choice={choice} candidates={chosen.candidates} onStop={() => setSending(false)} onDone={onDone} />;
  }
  const count = chosen.candidates.length;
  const fresh = chosen.compared ? chosen.compared.fresh : count;
  return (
    <section className="stack-l preview" aria-labelledby="preview-title">
      <PreviewSummary result={result} chosen={chosen} heading={heading} />
      <div className="card stack">
        <ChoosePeriod result={result} choice={choice} onChange={setChoice} />
        <ModelChoice result={result} choice={choice} onChange={setChoice} />
      </div>
      <Exactly scan={scan} choice={choice} count={count} bytes={chosen.bytes} onChange={setChoice} />
      <div className="preview-end">
        {count > 0 && fresh === 0 && <p>{say.preview.allSeen}</p>}
        {count === 0 ? (
          <p className="quiet">{say.preview.nothingLeft}</p>
        ) : (
          <Button kind={fresh > 0 ? 'primary' : 'plain'} onClick={() => setSending(true)}>
            {fresh > 0 ? say.preview.button(wholeText(fresh, locale)) : say.preview.allTheSame}
          </Button>
        )}
        <Button onClick={onDiscard}>{say.preview.discard}</Button>
      </div>
    </section>
  );
}
