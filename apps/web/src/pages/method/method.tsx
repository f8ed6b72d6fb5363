import {
  anchoredFactorSet,
  currentFactorSet,
  publishedMeasurements,
  validateMeasurements,
  type FactorSet,
} from '@promptprint/emissions';
import { percentText } from '@promptprint/kernel';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { PageTitle } from '../../parts/page-title.js';
import { dateText, factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { AnchorTable } from './anchor-table.js';
import { CoefficientTable } from './coefficient-table.js';
import { Steps } from './steps.js';
import { errorFactor, ValidationTable } from './validation-table.js';
import { ValidationPlot } from './validation-plot.js';
import '../../look/method.css';

const set: FactorSet = currentFactorSet;

/** How a figure is made, read from the factors that make it. */
export default function Method() {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const report = useMemo(() => validateMeasurements(publishedMeasurements()), []);
  const good = report.summary['A-C'];
  const median = (kinds: typeof report.kinds, kind: string) =>
    factorText(kinds.find((one) => one.kind === kind && one.grade !== 'D')?.medianAbsLog10Error ?? 0, locale, 3);
  const unseen = report.leaveOneModelOut.kinds;
  return (
    <div className="method stack-l">
      <header className="stack-s">
        <PageTitle title={say.title} />
        <p>{say.lede(set.id, dateText(new Date(set.since), locale, 'UTC'), wholeText(set.factors.size, locale))}</p>
        <nav aria-label={say.contents} className="row">
          <a href="#steps">{say.stepsTitle}</a>
          <a href="#coefficients">{say.tableTitle}</a>
          <a href="#validation">{say.validationTitle}</a>
          <a href="#limits">{say.limitsTitle}</a>
          <a href="#check">{say.checkTitle}</a>
          <Link href="/method/changes">{say.changes}</Link>
        </nav>
      </header>
      <section id="steps" className="stack block">
        <h2>{say.stepsTitle}</h2>
        <p className="quiet">{say.stepsNote}</p>
        <Steps />
      </section>
      <section className="stack-s block">
        <h2>{say.rangeTitle}</h2>
        <List lines={say.range} />
      </section>
      <section id="coefficients" className="stack block">
        <h2>{say.tableTitle}</h2>
        <CoefficientTable set={set} />
      </section>
      <section className="stack-s block">
        <h2>{say.anchorsTitle}</h2>
        <p>{say.anchors(anchoredFactorSet.id)}</p>
        <AnchorTable anchors={anchoredFactorSet.anchors} set={anchoredFactorSet} />
      </section>
      <section id="validation" className="stack block">
        <h2>{say.validationTitle}</h2>
        <p>
          {say.validation(
            wholeText(good.rows, locale),
            factorText(errorFactor(good.medianAbsLog10Error ?? 0), locale),
            percentText(good.coverage90 ?? 0, locale),
          )}
        </p>
        <ValidationPlot points={report.points} />
        <ValidationTable report={report} />
      </section>
      <section id="limits" className="stack-s block">
        <h2>{say.limitsTitle}</h2>
        <List
          lines={say.limits(
            median(report.batchUnknown.kinds, 'throughput'),
            median(unseen, 'throughput'),
            median(unseen, 'bottom-up'),
          )}
        />
      </section>
      <section id="check" className="stack-s block">
        <h2>{say.checkTitle}</h2>
        <p>{say.check}</p>
        <pre className="method-code">{`npm run -s cli -- validate --rows FILE.csv
echo '{"model":"gpt-5","inputTokens":300,"outputTokens":400}' | npm run -s cli -- estimate --explain`}</pre>
        <p>
          <a href={`/v1/factor-sets/${set.id}`}>{say.api}</a>
        </p>
      </section>
    </div>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="method-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
