import type { AccuracyByKind, ValidationReport } from '@promptprint/emissions';
import { percentText } from '@promptprint/kernel';
import { factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { ScrollingTable } from './scrolling-table.js';

/** An error in log10 as the factor a prediction is off by. */
export const errorFactor = (log10: number): number => 10 ** log10;

/** An error in log10 with three decimals, as the bars are written. */
export const errorText = (log10: number | null | undefined): string =>
  log10 === null || log10 === undefined ? '—' : log10.toFixed(3);

/** How near the predictions of each kind came, also with the model left out and with the batch unknown. */
export function ValidationTable({ report }: { report: ValidationReport }) {
  const say = useWords(methodWords);
  return (
    <ScrollingTable title={say.validationTitle} className="validation-table">
      <thead>
        <tr>
          <th scope="col">{say.kind}</th>
          {[say.rows, say.error, say.inside, say.width, say.unseen, say.blind].map((title) => (
            <th key={title} scope="col" className="to-right">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.kinds.map((kind) => (
          <KindRow key={`${kind.kind}${kind.grade}`} kind={kind} report={report} />
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function KindRow({ kind, report }: { kind: AccuracyByKind; report: ValidationReport }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const same = (kinds: readonly AccuracyByKind[]) =>
    kinds.find((one) => one.kind === kind.kind && one.grade === kind.grade)?.medianAbsLog10Error ?? null;
  return (
    <tr data-kind={`${kind.kind} ${kind.grade}`}>
      <th scope="row">
        {say.kinds[kind.kind] ?? kind.kind} <span className="quiet nowrap">({kind.grade})</span>
      </th>
      <td className="to-right num">{wholeText(kind.rows, locale)}</td>
      <ErrorCell log10={kind.medianAbsLog10Error} />
      <td className="to-right num">{kind.coverage90 === null ? '—' : percentText(kind.coverage90, locale)}</td>
      <td className="to-right num">{kind.medianWidth === null ? '—' : factorText(kind.medianWidth, locale)}</td>
      <ErrorCell log10={same(report.leaveOneModelOut.kinds)} />
      <ErrorCell log10={same(report.batchUnknown.kinds)} />
    </tr>
  );
}

/** The error as it is judged, and below it the factor it means. */
function ErrorCell({ log10 }: { log10: number | null }) {
  const { locale } = useLocale();
  return (
    <td className="to-right num">
      {errorText(log10)}
      {log10 !== null && <span className="whisker-detail">{`× ${factorText(errorFactor(log10), locale, 3)}`}</span>}
    </td>
  );
}
