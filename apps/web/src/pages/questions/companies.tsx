import { claimStatuses, type QuestionFacts } from '@promptprint/claims';
import { Link } from 'wouter';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { claimNames } from '../claims/claim-names.js';
import { StatusMark } from '../claims/status-mark.js';
import { Question } from './question.js';

export function Companies({ facts: { claims }, checked }: { facts: QuestionFacts; checked: string }) {
  const { companies } = useWords(questionsWords);
  const names = useWords(claimNames);
  const { locale } = useLocale();
  const count = (value: number) => wholeText(value, locale);
  const { byStatus } = claims;
  const text = {
    claims: count(claims.claims),
    providers: count(claims.providers),
    executed: count(byStatus.executed.claims),
    selfReported: count(byStatus['self-reported'].claims),
    planned: count(byStatus.planned.claims),
    open: count(byStatus['under-review'].claims + byStatus.contradicted.claims),
    nothing: count(byStatus['no-evidence'].claims),
  };
  return (
    <Question
      id="companies"
      question={companies.question}
      answer={companies.answer(text)}
      unknown={companies.unknown}
      checked={checked}
      sources={
        <li>
          <Link href="/claims">{companies.all}</Link>
        </li>
      }
    >
      <p>{companies.rest(text)}</p>
      <ul className="answer-counts">
        {claimStatuses.map((status) => (
          <li key={status}>
            <StatusMark status={status} size={16} />
            <Link href={`/claims?status=${status}`}>{names.statuses[status]}</Link>
            <span className="num">{count(byStatus[status].claims)}</span>
          </li>
        ))}
      </ul>
    </Question>
  );
}
