import { errorBar, type AccuracyByKind, type ValidationReport } from '@promptprint/emissions';
import { factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import type { MethodWords } from '../../words/method.en.js';
import { methodWords } from '../../words/method.js';
import { PlainList } from './plain-list.js';
import { errorText } from './validation-table.js';

/** Where the method is weak; what misses the bar is computed, not written. */
export function Limits({ report }: { report: ValidationReport }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const missed = missedBy(report).map(({ way, kind: { kind, medianAbsLog10Error, rows } }) =>
    say.missed(say.kinds[kind] ?? kind, say.ways[way], errorText(medianAbsLog10Error), wholeText(rows, locale)),
  );
  return (
    <section id="limits" className="stack-s block">
      <h2>{say.limitsTitle}</h2>
      <PlainList lines={say.limits} />
      <p>{say.missedTitle(factorText(errorBar, locale))}</p>
      <PlainList lines={missed} />
    </section>
  );
}

interface Missed {
  way: keyof MethodWords['ways'];
  kind: AccuracyByKind;
}

/** Kinds of grades A to C beyond the bar, in each way they are judged. */
function missedBy({ kinds, leaveOneModelOut, batchUnknown }: ValidationReport): Missed[] {
  const beyond = (all: readonly AccuracyByKind[]) =>
    all.filter(({ grade, medianAbsLog10Error }) => grade !== 'D' && (medianAbsLog10Error ?? 0) > errorBar);
  return [
    ...beyond(kinds).map((kind): Missed => ({ way: 'told', kind })),
    ...beyond(batchUnknown.kinds).map((kind): Missed => ({ way: 'blind', kind })),
    ...beyond(leaveOneModelOut.kinds).map((kind): Missed => ({ way: 'unseen', kind })),
  ];
}
