import { figureText, type Interval } from '@promptprint/kernel';
import { Link } from 'wouter';
import { useLocale, useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';

/** What people ask, answered in a sentence each, without a click. */
export function Questions({ answer }: { answer: Interval | null }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const text = answer ? figureText({ ...answer, unit: 'g' }, locale).full : null;
  return (
    <section className="questions">
      <h2>{say.questionsTitle}</h2>
      <dl className="questions-list">
        {say.questions.map(({ question, answer: words }) => (
          <div key={question} className="question">
            <dt>{question}</dt>
            <dd className="quiet">{words(text)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href="/questions">{say.questionsMore}</Link>
      </p>
      <p className="small faint">{say.questionsChecked}</p>
    </section>
  );
}
