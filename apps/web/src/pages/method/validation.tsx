import { publishedMeasurements, type ValidationReport } from '@promptprint/emissions';
import { percentText } from '@promptprint/kernel';
import { useState } from 'react';
import { Button } from '../../parts/button.js';
import { factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { csvOf } from './measurements-csv.js';
import { MeasurementTable } from './measurement-table.js';
import { ValidationPlot } from './validation-plot.js';
import { errorFactor, ValidationTable } from './validation-table.js';

/** Predicted against published: the plot, its sums by kind, and every row. */
export function Validation({ report }: { report: ValidationReport }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { rows, medianAbsLog10Error, coverage90 } = report.summary['A-C'];
  const skipped = report.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <section id="validation" className="stack block">
      <h2>{say.validationTitle}</h2>
      <p>
        {say.validation(
          wholeText(rows, locale),
          factorText(errorFactor(medianAbsLog10Error ?? 0), locale),
          percentText(coverage90 ?? 0, locale),
        )}{' '}
        {say.validationRest(wholeText(report.summary.D.rows, locale), wholeText(skipped, locale))}
      </p>
      <ValidationPlot points={report.points} />
      <ValidationTable report={report} />
      <p className="small quiet">{say.validationNote}</p>
      <details className="explain-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say.everyRow(wholeText(report.points.length, locale))}</summary>
        {isOpen && <MeasurementTable points={report.points} />}
      </details>
      <p>
        <CsvLink />
      </p>
    </section>
  );
}

/** The rows as a file that `validate` reads: made here, so nothing but this page is needed. */
function CsvLink() {
  const say = useWords(methodWords);
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf(publishedMeasurements())], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: 'published-measurements.csv' });
    link.click();
    // Some browsers read the file only after the press is over.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return <Button onClick={save}>{say.csv}</Button>;
}
