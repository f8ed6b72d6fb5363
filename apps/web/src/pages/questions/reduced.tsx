import { providerOf, type Claim, type QuestionFacts } from '@promptprint/claims';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { claimNames, claimTexts } from '../claims/claim-names.js';
import { StatusMark } from '../claims/status-mark.js';
import { Question, SourceItem } from './question.js';

export function Reduced({ facts: { drops, totalsRose }, checked }: { facts: QuestionFacts; checked: string }) {
  const { reduced } = useWords(questionsWords);
  const all = [...drops.claims, ...totalsRose];
  return (
    <Question
      id="reduced"
      question={reduced.question}
      answer={reduced.answer(drops.claims.length, drops.confirmed, totalsRose.length)}
      unknown={reduced.unknown}
      checked={checked}
      sources={all.map(({ id, source }) => source && <SourceItem key={id} {...source} />)}
    >
      <div className="answer-claims">
        <ClaimList title={reduced.perAnswer} claims={drops.claims} part="claim" />
        <ClaimList title={reduced.inTotal} claims={totalsRose} part="shown" />
      </div>
    </Question>
  );
}

interface ClaimListProps {
  title: string;
  claims: readonly Claim[];
  /** What was said, or what is shown for it. */
  part: 'claim' | 'shown';
}

function ClaimList({ title, claims, part }: ClaimListProps) {
  const names = useWords(claimNames);
  const texts = useWords(claimTexts);
  const { locale } = useLocale();
  return (
    <section className="stack-s">
      <h3>{title}</h3>
      <ul className="answer-rows">
        {claims.map(({ id, provider, status }) => (
          <li key={id}>
            {/* A whole load: the browser then finds the claim by its name. */}
            <a href={`/claims?provider=${provider}#${id}`}>{providerOf(provider).name[locale]}</a>
            <span>{texts[id][part]}</span>
            <span className="small quiet answer-status">
              <StatusMark status={status} size={12} />
              {names.statuses[status]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
