import type { QuestionFacts, ToldPair } from '@promptprint/claims';
import { sources } from '@promptprint/emissions';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { Question, SourceItem } from './question.js';

/** What energy per token, and the size of closed models, are estimated from. */
const modelSources = ['ml-energy', 'price-fit'];

export function Lower({ facts: { comparison }, checked }: { facts: QuestionFacts; checked: string }) {
  const { lower } = useWords(questionsWords);
  const { locale } = useLocale();
  const { told, pairs } = comparison;
  const count = (value: number) => wholeText(value, locale);
  return (
    <Question
      id="lower"
      question={lower.question}
      answer={lower.answer(count(told.length), count(pairs), told.length * 2 < pairs)}
      unknown={lower.unknown}
      checked={checked}
      sources={sources()
        .filter(({ id }) => modelSources.includes(id))
        .map(({ id, ...source }) => (
          <SourceItem key={id} {...source} />
        ))}
    >
      <p className="small quiet">{lower.task(count(comparison.models))}</p>
      <PairTable groups={byLower(told)} />
    </Question>
  );
}

function PairTable({ groups }: { groups: readonly (readonly ToldPair[])[] }) {
  const { lower } = useWords(questionsWords);
  return (
    <table className="table pair-table">
      <caption className="sr-only">{lower.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{lower.lower}</th>
          <th scope="col">{lower.higher}</th>
          <th scope="col" className="to-right">
            {lower.sureHead}
          </th>
        </tr>
      </thead>
      {groups.map((pairs) => (
        <tbody key={pairs[0]?.lower.id}>
          {pairs.map((pair, at) => (
            <PairRow key={pair.higher.id} pair={pair} span={at === 0 ? pairs.length : 0} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function PairRow({ pair, span }: { pair: ToldPair; span: number }) {
  const { lower } = useWords(questionsWords);
  const { locale } = useLocale();
  // Nothing is ever certain: 100 of 100 would say so.
  const of = Math.min(99, Math.floor(pair.probability * 100));
  return (
    <tr>
      {span > 0 && (
        <th scope="rowgroup" rowSpan={span}>
          {pair.lower.name}
        </th>
      )}
      <td>{pair.higher.name}</td>
      <td className="to-right num nowrap">{lower.sure(wholeText(of, locale))}</td>
    </tr>
  );
}

/** Pairs with the same lower model stand together, in the order of their surest. */
function byLower(told: readonly ToldPair[]): readonly (readonly ToldPair[])[] {
  const ids = [...new Set(told.map(({ lower }) => lower.id))];
  return ids.map((id) => told.filter(({ lower }) => lower.id === id));
}
