import { useEffect, useRef } from 'react';
import { percentText } from '@promptprint/kernel';
import { Button } from '../../parts/button.js';
import { FigureText } from '../../parts/figure-text.js';
import { wholeText } from '../../parts/text.js';
import type { Progress } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { welcomeWords } from '../../words/welcome.js';

/** What has been counted so far, with its range, and a way to stop. */
export function ReadingProgress({ progress, onStop }: { progress: Progress | null; onStop: () => void }) {
  const say = useWords(welcomeWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const share = progress?.share ?? null;
  return (
    <section className="card stack reading" aria-busy="true">
      <div className="row-apart">
        <h2 ref={heading} tabIndex={-1}>
          {headline(progress)}
        </h2>
        <Button onClick={onStop}>{say.stop}</Button>
      </div>
      <progress
        className="progress"
        aria-label={headline(progress)}
        {...(share === null ? {} : { value: share, max: 1 })}
      />
      <p className="quiet num">
        {progress && progress.ofConversations === null && share !== null
          ? `${say.readingBytes(percentText(share, locale))} · `
          : ''}
        {progress?.running ? (
          <>
            {say.soFar}: <FigureText figure={progress.running} /> {common.co2e}
          </>
        ) : (
          say.seenAndEstimated
        )}
      </p>
    </section>
  );

  function headline(at: Progress | null): string {
    if (at?.ofConversations)
      return say.reading(wholeText(at.conversations, locale), wholeText(at.ofConversations, locale));
    if (at?.conversations) return say.readingSoFar(wholeText(at.conversations, locale));
    return say.readingUnknown(wholeText(at?.records ?? 0, locale));
  }
}
