import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';

/** Printed like the label on a packet: all that is in it, and what is not. */
export function WhatWeKeep() {
  const say = useWords(accountWords).kept;
  return (
    <aside className="keep-label" aria-labelledby="what-we-keep">
      <h2 id="what-we-keep">{say.title}</h2>
      <hr className="keep-label-bar" />
      <p>{say.lead}</p>
      <Lines title={say.usageTitle} lines={say.yes} />
      <Lines title={say.personTitle} lines={say.person} />
      <hr className="keep-label-bar keep-label-bar-thin" />
      <p>
        <strong>{say.never}</strong>
        <br />
        {say.neverLines}
      </p>
      <p className="keep-label-foot">{say.leave}</p>
    </aside>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="keep-label-lines">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
