import { questionFacts, yearOfQuestions, type QuestionFacts } from '@promptprint/claims';
import { useEffect, useMemo } from 'react';
import { ExplainTypical, type Explainable } from '../../parts/explain-typical.js';
import { PageTitle } from '../../parts/page-title.js';
import { dateText, todayIn } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { Companies } from './companies.js';
import { Emit } from './emit.js';
import { figureOf } from './figure-of.js';
import { Lower } from './lower.js';
import { Question, SourceItem } from './question.js';
import { Reduced } from './reduced.js';
import { Worry } from './worry.js';
import '../../look/claims.css';
import '../../look/questions.css';

const ids = ['emit', 'companies', 'reduced', 'worry', 'lower', 'offset'] as const;

/** What people ask about AI and its footprint, answered with figures of today. */
export default function Questions() {
  const say = useWords(questionsWords);
  const { locale } = useLocale();
  const today = todayIn(undefined);
  const facts = useMemo(() => questionFacts(today), [today]);
  const day = (date: string) => dateText(new Date(date), locale, 'UTC');
  const checked = say.checked(day(facts.claims.checkedTo));
  const madeWith = say.madeWith(facts.factorSet, day(facts.factorSetSince));
  useAddressedAnswer();
  return (
    <div className="answers stack-l">
      <header className="stack-s">
        <PageTitle title={say.title} />
        <p className="quiet">{say.lede}</p>
        <nav aria-label={say.contents}>
          <ul className="answer-contents">
            {ids.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{say[id].question}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <Emit facts={facts} checked={madeWith} />
      <Companies facts={facts} checked={checked} />
      <Reduced facts={facts} checked={checked} />
      <Worry facts={facts} checked={madeWith} />
      <Lower facts={facts} checked={madeWith} />
      <Offset />
      <Evidence facts={facts} today={today} />
    </div>
  );
}

function Offset() {
  const { offset } = useWords(questionsWords);
  return (
    <Question
      id="offset"
      question={offset.question}
      answer={offset.answer}
      unknown={offset.unknown}
      checked={null}
      sources={<SourceItem title={offset.law} url="https://eur-lex.europa.eu/eli/dir/2024/825/oj" date="2024-02-28" />}
    >
      <p>{offset.neutral}</p>
    </Question>
  );
}

/** The way from the two figures of this page to every number they are made of. */
function Evidence({ facts, today }: { facts: QuestionFacts; today: string }) {
  const { emit, worry } = useWords(questionsWords);
  const { locale } = useLocale();
  return <ExplainTypical find={find} />;

  function find(id: string): Explainable | null {
    const wanted = {
      answer: { what: emit.figure, made: facts.answer, requests: 1 },
      year: {
        what: worry.figure(new Intl.NumberFormat(locale).format(facts.year.questionsPerDay)),
        made: facts.year.estimate,
        requests: facts.year.questionsPerDay * 365,
      },
    };
    const found = id === 'answer' || id === 'year' ? wanted[id] : null;
    if (!found) return null;
    const input = { ...yearOfQuestions(today), requests: 1 };
    return {
      what: found.what,
      figure: figureOf(found.made, 'carbon'),
      causes: [],
      parts: [],
      metric: 'carbon',
      usage: { input, model: null, requests: found.requests },
    };
  }
}

/** A link to one answer: the browser looked for it before this page was there. */
function useAddressedAnswer(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
