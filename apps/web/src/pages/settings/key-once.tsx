import { useEffect, useRef } from 'react';
import type { NewApiKey } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { CopyButton } from '../../parts/copy-button.js';
import { useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';

/** The only moment in which the text of a key can be read. */
export function KeyOnce({ made, onDone }: { made: NewApiKey; onDone: () => void }) {
  const say = useWords(settingsWords).keys;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [made]);
  return (
    <section className="key-once stack-s">
      <h2 ref={heading} tabIndex={-1}>
        {say.once}
      </h2>
      <p>{say.onceHint}</p>
      <output className="code-block" aria-label={say.text} data-key="">
        {made.key}
      </output>
      <div className="row">
        <CopyButton text={made.key} label={say.copy} />
        <Button kind="quiet" className="button-small" onClick={onDone}>
          {say.done}
        </Button>
      </div>
    </section>
  );
}
