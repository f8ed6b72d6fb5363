import { useState } from 'react';
import { Button, ButtonLink } from '../../parts/button.js';
import { useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';
import { AccountDeletion } from './account-deletion.js';
import type { TabProps } from './tab.js';

/** Taking it comes before deleting it, here as in life. */
export default function Data({ me }: TabProps) {
  const say = useWords(settingsWords).data;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <div className="stack-l">
      <section className="stack-s">
        <h2>{say.takeTitle}</h2>
        <p className="quiet">{say.takeText}</p>
        <div className="row">
          <a className="button button-primary" href="/v1/me/export" download>
            {say.take}
          </a>
        </div>
      </section>
      <hr className="rule" />
      <section className="stack-s">
        <h2>{say.importsTitle}</h2>
        <p className="quiet">{say.importsText}</p>
        <div className="row">
          <ButtonLink href="/log/import">{say.imports}</ButtonLink>
        </div>
      </section>
      <hr className="rule" />
      <section className="stack-s">
        <h2>{say.deleteTitle}</h2>
        <p className="quiet">{say.deleteText}</p>
        {isDeleting ? (
          <AccountDeletion me={me} onClose={() => setDeleting(false)} />
        ) : (
          <div className="row">
            <Button kind="danger" onClick={() => setDeleting(true)}>
              {say.delete}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
