import type { FactorSet } from '@promptprint/emissions';
import { useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';

const commands = [
  'npm run -s cli -- validate --rows published-measurements.csv',
  `echo '{"model":"gpt-5","inputTokens":300,"outputTokens":400}' | npm run -s cli -- estimate --explain`,
].join('\n');

/** Commands and addresses that give the same figures without this page. */
export function Check({ set }: { set: FactorSet }) {
  const say = useWords(methodWords);
  return (
    <section id="check" className="stack-s block">
      <h2>{say.checkTitle}</h2>
      <p>{say.check}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard, too */}
      <pre className="method-code" tabIndex={0}>
        {commands}
      </pre>
      <ul className="method-list">
        <li>
          <a href={`/v1/factor-sets/${set.id}`}>{say.api}</a>
        </li>
        <li>
          <a href={`/v1/models?factorSet=${set.id}`}>{say.apiModels}</a>
        </li>
        <li>
          <a href="/docs">{say.apiDocs}</a>
        </li>
      </ul>
    </section>
  );
}
