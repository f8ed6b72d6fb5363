import { useEffect, useRef, useState } from 'react';
import { rulerMarks } from '../../parts/equivalence.js';
import { usePlace } from '../../parts/place.js';
import { phone, useMedia } from '../../parts/media.js';
import { dateText } from '../../parts/text.js';
import { Button } from '../../parts/button.js';
import { Ruler } from '../../charts/ruler.js';
import { ShareBars } from '../../charts/share-bars.js';
import { keepPending } from '../../reading/hand-over.js';
import type { ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { factorWords } from '../../words/factors.js';
import { welcomeWords } from '../../words/welcome.js';
import { Ideas } from './ideas.js';
import { KeepBar, KeepPanel } from './keep-panel.js';
import { ResultExplain } from './result-explain.js';
import { ResultLabel } from './result-label.js';

interface ResultPanelProps {
  result: ReadingResult;
  until: number | null;
  isFresh: boolean;
  onForget: () => void;
}

/** The first footprint a visitor sees: the label, its scale, why the range is wide, what to try, what would be kept. */
export default function ResultPanel({ result, until, isFresh, onForget }: ResultPanelProps) {
  const say = useWords(welcomeWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const place = usePlace();
  const isPhone = useMedia(phone);
  const canKeep = useCanKeep(until);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFresh) heading.current?.focus();
  }, [isFresh, result]);
  return (
    <section className="stack-l" aria-label={say.panelTitle}>
      <div className="result">
        <ResultLabel result={result} heading={heading} />
        <div className="stack-l">
          <section className="stack-s">
            <h3>{say.rulerTitle}</h3>
            <Ruler figure={result.figures.carbon} marks={rulerMarks(place)} />
            <p className="small faint">
              {say.rulerSources}:{' '}
              {rulerMarks(place)
                .map(({ id, source, year }) => `${say.rulerMarks[id]}: ${say.knownSources[source] ?? source}, ${year}`)
                .join(' · ')}
            </p>
          </section>
          <section className="stack-s">
            <h3>{say.whereRange}</h3>
            <ShareBars rows={useCauses(result)} />
            <p className="small quiet">
              {common.notMeasured} {common.rangeMeans}
            </p>
          </section>
          <Ideas result={result} />
          <p>{common.bothTrue}</p>
        </div>
      </div>
      <KeepPanel result={result} canKeep={canKeep} />
      {until !== null && (
        <p className="row small quiet">
          {say.inBrowser(dateText(new Date(until), locale))}
          <Button kind="quiet" className="button-small" onClick={onForget}>
            {say.forget}
          </Button>
        </p>
      )}
      {isPhone && canKeep && <KeepBar />}
      <ResultExplain result={result} />
    </section>
  );
}

/** A result that stays in this browser can be kept until it has been sent. */
function useCanKeep(until: number | null): boolean {
  const [canKeep, setCanKeep] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const look = until === null ? Promise.resolve(null) : keepPending();
    void look.then((pending) => isCurrent && setCanKeep(pending !== null));
    return () => {
      isCurrent = false;
    };
  }, [until]);
  return canKeep;
}

function useCauses(result: ReadingResult): { key: string; label: string; share: number }[] {
  const say = useWords(factorWords);
  return result.causes.slice(0, 4).map(({ slot, share }) => ({ key: slot, label: say.causes[slot] ?? slot, share }));
}
