import { useState } from 'react';
import { type Connection, useConnectionChanges, useConnections } from '../../api-client/connections.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { Loaded } from '../../parts/loaded.js';
import { Modal } from '../../parts/modal.js';
import { useSubmission } from '../../parts/submission.js';
import { momentText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { connectWords } from '../../words/connect.js';
import { settingsWords } from '../../words/settings.js';
import { NewConnectionForm } from './new-connection-form.js';

/** Providers that are asked for usage every hour with a key of the person's. */
export function ConnectionList() {
  const say = useWords(connectWords).connections;
  const connections = useConnections();
  return (
    <section className="stack block" aria-labelledby="connections-title">
      <h2 id="connections-title">{say.title}</h2>
      <p className="quiet">{say.lead}</p>
      <Loaded query={connections} lines={2}>
        {(all) => all.map((connection) => <ConnectionCard key={connection.id} connection={connection} />)}
      </Loaded>
      <NewConnectionForm />
    </section>
  );
}

function ConnectionCard({ connection }: { connection: Connection }) {
  const say = useWords(connectWords).connections;
  const { locale } = useLocale();
  const { change, runNow } = useConnectionChanges();
  const { isBusy, problems, run } = useSubmission(`connection-${connection.id}`);
  const [isRemoving, setRemoving] = useState(false);
  const { id, kind, label, state, keyEnding, lastSuccessAt, lastError, lastRun } = connection;
  const count = (value: number) => wholeText(value, locale);
  return (
    <article className="card stack-s" data-connection={state}>
      <div className="row-apart">
        <h3>
          {say.kinds[kind]} · {label}
        </h3>
        <span className={state === 'failing' ? 'small source-silent' : 'small quiet'}>{say.states[state]}</span>
      </div>
      <p className="small quiet num">
        {[
          say.keyEnding(keyEnding),
          lastSuccessAt ? say.lastRead(momentText(new Date(lastSuccessAt), locale)) : say.notYet,
          say.lastRun(count(lastRun.recorded), count(lastRun.unchanged), count(lastRun.skipped)),
        ].join(' · ')}
      </p>
      {lastError && (
        <p className="field-error">
          {lastError.title}
          {lastError.detail && `. ${lastError.detail}`}
        </p>
      )}
      <ErrorSummary problems={problems} />
      {state === 'failing' && <OtherKey id={id} />}
      <div className="row">
        {state === 'active' ? (
          <>
            <Button className="button-small" disabled={isBusy} onClick={() => run(() => runNow(id))}>
              {say.readNow}
            </Button>
            <Button
              className="button-small"
              disabled={isBusy}
              onClick={() => run(() => change(id, { state: 'paused' }))}
            >
              {say.pause}
            </Button>
          </>
        ) : (
          <Button className="button-small" disabled={isBusy} onClick={() => run(() => change(id, { state: 'active' }))}>
            {say.resume}
          </Button>
        )}
        <Button kind="quiet" className="button-small" onClick={() => setRemoving(true)}>
          {say.remove}
        </Button>
      </div>
      {isRemoving && <Removal of={connection} onClose={() => setRemoving(false)} />}
    </article>
  );
}

function OtherKey({ id }: { id: string }) {
  const say = useWords(connectWords).connections;
  const settings = useWords(settingsWords);
  const { change } = useConnectionChanges();
  const form = `key-of-${id}`;
  const { isBusy, problems, errorOf, run } = useSubmission(form);
  const [key, setKey] = useState('');
  return (
    <form
      className="stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => change(id, { key: key.trim() }),
          key.trim() ? [] : [{ field: 'key', code: 'key-missing', text: say.keyMissing }],
        );
      }}
    >
      <ErrorSummary problems={problems} />
      <Field
        id={`${form}-key`}
        type="password"
        autoComplete="off"
        label={say.otherKey}
        value={key}
        error={errorOf('key')}
        onChange={({ target }) => setKey(target.value)}
      />
      <div>
        <Button type="submit" className="button-small" busyText={isBusy && settings.saving}>
          {say.replaceKey}
        </Button>
      </div>
    </form>
  );
}

function Removal({ of, onClose }: { of: Connection; onClose: () => void }) {
  const say = useWords(connectWords).connections;
  const common = useWords(commonWords);
  const { remove } = useConnectionChanges();
  const { isBusy, problems, run } = useSubmission('connection-removal');
  return (
    <Modal title={say.removeTitle(of.label)} onClose={onClose}>
      <div className="stack">
        <ErrorSummary problems={problems} />
        <p>{say.removeText}</p>
        <div className="row">
          <Button kind="danger" busyText={isBusy && say.remove} onClick={() => run(() => remove(of.id))}>
            {say.remove}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </div>
    </Modal>
  );
}
