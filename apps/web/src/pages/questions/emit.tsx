import type { QuestionFacts } from '@promptprint/claims';
import { sources } from '@promptprint/emissions';
import { figureText } from '@promptprint/kernel';
import { FigureBlock } from '../../parts/figure-block.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { figureOf } from './figure-of.js';
import { Question, SourceItem } from './question.js';

/** The four figures per chat turn the estimate of an answer rests on. */
const turnSources = ['google-2025', 'epoch-2025', 'oviedo-2025', 'openai-2025'];

export function Emit({ facts, checked }: { facts: QuestionFacts; checked: string }) {
  const { emit } = useWords(questionsWords);
  const { locale } = useLocale();
  const text = (metric: 'carbon' | 'energy' | 'water') => figureText(figureOf(facts.answer, metric), locale).full;
  return (
    <Question
      id="emit"
      question={emit.question}
      answer={emit.answer(text('carbon'))}
      unknown={emit.unknown}
      checked={checked}
      sources={sources()
        .filter(({ id }) => turnSources.includes(id))
        .map(({ id, ...source }) => (
          <SourceItem key={id} {...source} />
        ))}
    >
      <div className="answer-figure">
        <FigureBlock
          figure={figureOf(facts.answer, 'carbon')}
          what={emit.figure}
          note={emit.note}
          explainId="answer"
          size="large"
          context={emit.also(text('energy'), text('water'))}
        />
      </div>
    </Question>
  );
}
