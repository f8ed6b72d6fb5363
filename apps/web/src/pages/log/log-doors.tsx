import { Button, ButtonLink } from '../../parts/button.js';
import { CopyButton } from '../../parts/copy-button.js';
import { useWords } from '../../shell/locale.js';
import { logWords } from '../../words/log.js';

const command = 'npx promptprint push';

/** The three ways to fill an empty log. */
export function LogDoors({ onAdd }: { onAdd: () => void }) {
  const say = useWords(logWords);
  return (
    <section className="stack" aria-labelledby="doors-title">
      <h2 id="doors-title">{say.empty}</h2>
      <div className="log-doors">
        <div className="card log-door">
          <h3>{say.doors.fileTitle}</h3>
          <p className="quiet">{say.doors.fileHint}</p>
          <div>
            <ButtonLink kind="primary" href="/log/import">
              {say.import}
            </ButtonLink>
          </div>
        </div>
        <div className="card log-door">
          <h3>{say.doors.addTitle}</h3>
          <p className="quiet">{say.doors.addHint}</p>
          <div>
            <Button onClick={onAdd}>{say.add}</Button>
          </div>
        </div>
        <ToolDoor />
      </div>
    </section>
  );
}

/** The level of its heading is that of its place. */
export function ToolDoor({ as: Heading = 'h3' }: { as?: 'h2' | 'h3' }) {
  const say = useWords(logWords);
  return (
    <div className="card log-door">
      <Heading>{say.doors.toolTitle}</Heading>
      <p className="quiet">{say.doors.toolHint}</p>
      <div className="stack-s">
        <pre className="code-block">{command}</pre>
        <div>
          <CopyButton text={command} label={say.doors.toolCopy} />
        </div>
      </div>
    </div>
  );
}
