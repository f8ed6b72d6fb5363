import { useState } from 'react';
import { ButtonLink } from '../../parts/button.js';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { dayText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { MemberOnly } from '../../shell/member-only.js';
import { reduceWords } from '../../words/reduce.js';
import { LeverCard } from './lever-card.js';
import { TrialBlock } from './trial-block.js';
import { asItWas, useReductions, type ReductionsAnswer } from './use-reductions.js';
import { WhatIf } from './what-if.js';
import '../../look/blocks.css';
import '../../look/reduce.css';

/** What the person's own last 30 days could have been lower by. */
export default function Reduce() {
  return (
    <MemberOnly>
      <ReduceScreen />
    </MemberOnly>
  );
}

function ReduceScreen() {
  const say = useWords(reduceWords);
  const [wish, setWish] = useState(asItWas);
  const query = useReductions(wish);
  return (
    <div className="reduce stack-l">
      <header className="stack-s">
        <PageTitle title={say.title} />
        <p>{say.lede}</p>
      </header>
      <TrialBlock />
      <Loaded query={query} lines={8}>
        {(answer) =>
          answer.daysWithData < answer.daysNeeded ? (
            <Habits answer={answer} />
          ) : (
            <>
              <Found answer={answer} />
              <WhatIf wish={wish} onChange={setWish} result={answer.whatIf} />
              <Rest answer={answer} />
            </>
          )
        }
      </Loaded>
      <p className="notice">{say.needAi}</p>
    </div>
  );
}

function Found({ answer: { reductions, carbon, from, to } }: { answer: ReductionsAnswer }) {
  const say = useWords(reduceWords);
  const { locale } = useLocale();
  const [first, ...others] = reductions.filter(({ state }) => state === 'could-save' || state === 'cannot-tell');
  const day = (text: string) => dayText(new Date(text), locale, 'UTC');
  const isLever = first?.state === 'could-save';
  const rest = first && !isLever ? [first, ...others] : others;
  return (
    <>
      {carbon && (
        <p className="row">
          <span>
            {say.emitted} ({say.period(day(from), day(to))}):
          </span>
          <FigureText figure={carbon} />
          <GradeMark grade={carbon.grade} />
        </p>
      )}
      {first && isLever && (
        <section className="stack block" aria-labelledby="lever-title">
          <h2 id="lever-title">{say.biggest}</h2>
          <LeverCard reduction={first} />
        </section>
      )}
      {rest.length > 0 && (
        <section className="stack block" aria-labelledby="others-title">
          <h2 id="others-title">{say.others}</h2>
          {rest.map((reduction) => (
            <LeverCard key={reduction.rule} reduction={reduction} />
          ))}
        </section>
      )}
      {!first && <p>{say.nothing}</p>}
    </>
  );
}

/** What was looked for and not found, and what nobody could see. */
function Rest({ answer: { reductions, carbon } }: { answer: ReductionsAnswer }) {
  const say = useWords(reduceWords);
  const titles = (wanted: 'pass' | 'not-seen') =>
    reductions.filter(({ state }) => state === wanted).map(({ rule }) => say.rules[rule].title);
  const [passed, unseen] = [titles('pass'), titles('not-seen')];
  return (
    <section className="stack-s">
      {passed.length > 0 && <Titles title={say.passTitle} titles={passed} />}
      {unseen.length > 0 && (
        <>
          <Titles title={say.notSeenTitle} titles={unseen} />
          <p className="small quiet">{say.notSeen}</p>
        </>
      )}
      <p className="small quiet">{say.notCounted}</p>
      {carbon && <p className="small faint">{say.madeWith(carbon.factorSet)}</p>}
    </section>
  );
}

function Titles({ title, titles }: { title: string; titles: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="reduce-titles">
        {titles.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}

function Habits({ answer: { daysWithData, daysNeeded } }: { answer: ReductionsAnswer }) {
  const say = useWords(reduceWords);
  return (
    <section className="stack block">
      <h2>{say.needTitle}</h2>
      <p>{say.need(daysWithData, daysNeeded)}</p>
      <ul className="reduce-titles">
        {say.habits.map((habit) => (
          <li key={habit}>{habit}</li>
        ))}
      </ul>
      <div className="row">
        <ButtonLink href="/log">{say.toLog}</ButtonLink>
      </div>
    </section>
  );
}
