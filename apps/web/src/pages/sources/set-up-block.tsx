import { useState } from 'react';
import { makeApiKey } from '../../api-client/account.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { CopyButton } from '../../parts/copy-button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { SelectField } from '../../parts/field.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { connectWords } from '../../words/connect.js';
import { settingsWords } from '../../words/settings.js';
import { setUps, setUpWords } from '../../words/set-up.js';
import { setUpTools, type SetUpTool } from '../../words/set-up-tools.js';

const keyToBe = 'pp_live_…';
const yearMs = 365 * 86_400_000;

/** The lines by which a tool tells its usage while it runs, with a key in them once there is one. */
export function SetUpBlock() {
  const say = useWords(setUpWords);
  const words = useWords(connectWords).setUp;
  const [tool, setTool] = useState<SetUpTool>('claude_code');
  const [key, setKey] = useState<string | null>(null);
  const facts = { endpoint: `${location.origin}/otlp`, key: key ?? keyToBe };
  const lines =
    setUps(facts)
      .find((each) => each.tool === tool)
      ?.lines.join('\n') ?? '';
  return (
    <section className="stack block" aria-labelledby="set-up-title">
      <h2 id="set-up-title">{say.title}</h2>
      <p className="quiet">{say.about}</p>
      <div className="set-up">
        <SelectField
          label={words.tool}
          value={tool}
          onChange={({ target }) => setTool(setUpTools.find((one) => one === target.value) ?? tool)}
        >
          {setUpTools.map((one) => (
            <option key={one} value={one}>
              {say.names[one]}
            </option>
          ))}
        </SelectField>
        <p className="small quiet">{say.where[tool]}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
        <pre className="code-block set-up-lines" data-set-up={tool} tabIndex={0}>
          {lines}
        </pre>
        <div className="row">
          <CopyButton text={lines} label={say.copy} />
          {key === null && <KeyButton name={say.names[tool]} onMade={setKey} />}
        </div>
        <p className="small quiet">{key === null ? words.keyNeeded : words.keyOnce}</p>
      </div>
    </section>
  );
}

function KeyButton({ name, onMade }: { name: string; onMade: (key: string) => void }) {
  const words = useWords(connectWords).setUp;
  const settings = useWords(settingsWords);
  const { isBusy, problems, run } = useSubmission('set-up');
  const send = async () => {
    const expiresAt = new Date(Date.now() + yearMs).toISOString();
    const { key } = await makeApiKey({ name: words.keyName(name), scopes: ['usage:write'], expiresAt, networks: [] });
    onMade(key);
  };
  return (
    <div>
      <ErrorSummary problems={problems} />
      <Button className="button-small" busyText={isBusy && settings.saving} onClick={() => run(send)}>
        {words.makeKey}
      </Button>
    </div>
  );
}

/** The ways in that are not live: a file, or the command line over logs that are there already. */
export function OtherWays() {
  const words = useWords(connectWords).ways;
  return (
    <section className="stack block" aria-labelledby="ways-title">
      <h2 id="ways-title">{words.title}</h2>
      <ul className="ways">
        {(['scan', 'watch'] as const).map((command) => (
          <li key={command} className="card stack-s">
            <h3>{words[command].title}</h3>
            <p className="quiet">{words[command].text}</p>
            <pre className="code-block">{words[command].command}</pre>
            <div>
              <CopyButton text={words[command].command} label={words.copy} />
            </div>
          </li>
        ))}
        <li className="card stack-s">
          <h3>{words.file.title}</h3>
          <p className="quiet">{words.file.text}</p>
          <div>
            <ButtonLink href="/log/import">{words.file.go}</ButtonLink>
          </div>
        </li>
      </ul>
    </section>
  );
}
