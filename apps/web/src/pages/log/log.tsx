import { useState } from 'react';
import { useSession } from '../../api-client/session.js';
import { useFootprint, type Entry } from '../../api-client/usage.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { todayIn } from '../../parts/text.js';
import { RestatedStrip } from '../../restated/restated-strip.js';
import { useWords } from '../../shell/locale.js';
import { MemberOnly } from '../../shell/member-only.js';
import { logWords } from '../../words/log.js';
import { EntryForm } from './entry-form.js';
import { EntryList } from './entry-list.js';
import { FilterRow } from './filter-row.js';
import { LogDoors } from './log-doors.js';
import { useLogFilter } from './log-filter.js';
import { SourceStrip } from './source-strip.js';
import { useAddressed } from './use-addressed.js';
import '../../look/blocks.css';
import '../../look/log.css';

type Said = 'saved' | 'corrected' | 'removed';

/** See, add, correct what was counted. */
export default function LogPage() {
  return (
    <MemberOnly>
      <LogScreen />
    </MemberOnly>
  );
}

function LogScreen() {
  const say = useWords(logWords);
  const { me } = useSession();
  const today = todayIn(me?.person.timezone);
  const { filter, change, clear } = useLogFilter();
  const whole = useFootprint({ from: '2020-01-01', to: today }, 'source');
  const { entryId, isAdding, peek, add } = useAddressed();
  const [editing, setEditing] = useState<Entry | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const closeForm = (): void => {
    add(false);
    setEditing(null);
  };
  const done = (corrected: Entry | null): void => {
    setSaid(corrected ? 'corrected' : 'saved');
    // What is open at the side is the entry that counts.
    if (corrected && entryId !== null) peek(corrected.id);
  };
  const isOpen = isAdding || editing !== null;
  return (
    <div className="stack-l log">
      <RestatedStrip />
      <div>
        <div className="page-head">
          <PageTitle title={say.title} />
          <div className="row">
            <ButtonLink href="/log/sources">{say.sources}</ButtonLink>
            <Button onClick={() => add(true)}>{say.add}</Button>
            <ButtonLink kind="primary" href="/log/import">
              {say.import}
            </ButtonLink>
          </div>
        </div>
        {said && <Notice tone="ok">{said === 'removed' ? say.peek.removed : say.form[said]}</Notice>}
      </div>
      <Loaded query={whole} lines={6}>
        {(footprint) =>
          footprint.coverage.sources.length === 0 && Object.keys(filter).length === 0 ? (
            <LogDoors onAdd={() => add(true)} />
          ) : (
            <>
              <SourceStrip coverage={footprint.coverage} />
              <FilterRow filter={filter} today={today} onChange={change} onClear={clear} />
              <EntryList
                key={JSON.stringify(filter)}
                filter={filter}
                onClear={clear}
                onAdd={() => add(true)}
                onEdit={setEditing}
                onRemoved={() => setSaid('removed')}
                isPaused={isOpen}
              />
            </>
          )
        }
      </Loaded>
      {isOpen && <EntryForm entry={editing} today={today} onClose={closeForm} onDone={done} />}
    </div>
  );
}
