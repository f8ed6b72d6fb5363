import type { AccuracyByKind, ValidationReport } from '@promptprint/emissions';
import { percentText } from '@promptprint/kernel';
import { factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';

/** An error in log10 as the factor a prediction is off by. */
export const errorFactor = (log10: number): number => 10 ** log10;

/** How near the predictions of each kind came, also with the model left out and with the batch unknown. */
export function ValidationTable({ report }: { report: ValidationReport }) {
  const say = useWords(methodWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard, too
    <section className="table-scroll" aria-label={say.validationTitle} tabIndex={0}>
      <table className="table">
        <caption className="sr-only">{say.validationTitle}</caption>
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
      </table>
    </section>
  );
}

function KindRow({ kind, report }: { kind: AccuracyByKind; report: ValidationReport }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const same = (kinds: readonly AccuracyByKind[]) =>
    kinds.find((one) => one.kind === kind.kind && one.grade === kind.grade)?.medianAbsLog10Error ?? null;
  const times = (log10: number | null) => (log10 === null ? '—' : factorText(errorFactor(log10), locale, 3));
  return (
    <tr>
      <th scope="row">
        {say.kinds[kind.kind] ?? kind.kind} <span className="quiet">({kind.grade})</span>
      </th>
      <td className="to-right num">{wholeText(kind.rows, locale)}</td>
      <td className="to-right num">{times(kind.medianAbsLog10Error)}</td>
      <td className="to-right num">{kind.coverage90 === null ? '—' : percentText(kind.coverage90, locale)}</td>
      <td className="to-right num">{kind.medianWidth === null ? '—' : factorText(kind.medianWidth, locale)}</td>
      <td className="to-right num">{times(same(report.leaveOneModelOut.kinds))}</td>
      <td className="to-right num">{times(same(report.batchUnknown.kinds))}</td>
    </tr>
  );
}
