import { percentText } from '@promptprint/kernel';
import type { ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';

/** Three things to try, each with what was seen in this log where it was seen. */
export function Ideas({ result }: { result: ReadingResult }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const { historyShare, thinkingShare, models } = result;
  const largest = models[0]?.name;
  const ideas = [
    historyShare === null ? say.ideas.historyPlain : say.ideas.history(percentText(historyShare, locale)),
    thinkingShare === null ? say.ideas.thinkingPlain : say.ideas.thinking(percentText(thinkingShare, locale)),
    largest ? say.ideas.smaller(largest) : say.ideas.smallerPlain,
  ];
  return (
    <section className="stack-s">
      <h3>{say.ideasTitle}</h3>
      <ol className="ideas">
        {ideas.map((idea) => (
          <li key={idea}>{idea}</li>
        ))}
      </ol>
    </section>
  );
}
