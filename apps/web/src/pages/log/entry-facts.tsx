import { countText } from '@promptprint/kernel';
import type { Entry } from '../../api-client/usage.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { useSourceName } from '../../parts/source-name.js';
import { momentText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { logWords } from '../../words/log.js';

/** What the source told, and what became of its model name. */
export function EntryFacts({ entry }: { entry: Entry }) {
  const { peek } = useWords(logWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const { tokens, model, modelRawRequest, modelRawResponse, tokenGrade } = entry;
  return (
    <dl className="facts">
      <Count label={peek.tokensIn} count={tokens.input} />
      <Count label={peek.tokensCached} count={tokens.inputCacheRead} isPart />
      <Count label={peek.tokensWritten} count={tokens.inputCacheWrite} isPart />
      <Count label={peek.tokensOut} count={tokens.output} />
      <Count label={peek.tokensThinking} count={tokens.outputReasoning} isPart />
      <Count label={peek.requests} count={entry.requests} />
      <Fact label={peek.modelSeen}>{modelRawResponse ?? modelRawRequest}</Fact>
      <Fact label={peek.modelKnown}>
        {model.id === null ? peek.match.unknown : `${model.id}, ${peek.match[model.match]}`}
      </Fact>
      <Fact label={peek.provider}>{entry.provider}</Fact>
      <Fact label={peek.source}>{sourceName(entry.source)}</Fact>
      <Fact label={peek.logGrade}>{tokenGrade && common.logGrades[tokenGrade]}</Fact>
      <Fact label={peek.received}>{momentText(new Date(entry.receivedAt), locale)}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: string | null }) {
  if (children === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A part nobody reported is left out; a whole that is not known says so. */
function Count({ label, count, isPart = false }: { label: string; count: number | null; isPart?: boolean }) {
  const { notReported } = useWords(logWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  if (count === null && isPart) return null;
  return (
    <>
      <dt className={isPart ? 'fact-part' : undefined}>{label}</dt>
      <dd className="num" title={count === null ? undefined : wholeText(count, locale)}>
        {count === null ? `— ${notReported}` : areHidden ? '•••' : countText(count, locale)}
      </dd>
    </>
  );
}
