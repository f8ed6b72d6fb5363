import { useConflicts, useOverlaps, useSources } from '../../api-client/sources.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { useWords } from '../../shell/locale.js';
import { MemberOnly } from '../../shell/member-only.js';
import { connectWords } from '../../words/connect.js';
import { ConnectionList } from './connection-list.js';
import { ConflictList } from './conflict-list.js';
import { OverlapList } from './overlap-list.js';
import { OtherWays, SetUpBlock } from './set-up-block.js';
import { SourceCards } from './source-cards.js';
import '../../look/blocks.css';
import '../../look/log.css';
import '../../look/sources.css';

/** What arrives from where, and what of it the person has to decide on. */
export default function SourcesPage() {
  return (
    <MemberOnly>
      <SourcesScreen />
    </MemberOnly>
  );
}

function SourcesScreen() {
  const say = useWords(connectWords);
  const sources = useSources();
  const needed = (sources.data ?? []).reduce((sum, { needsALook }) => sum + needsALook, 0);
  const conflicts = useConflicts(needed).data ?? [];
  const overlaps = useOverlaps().data ?? [];
  return (
    <div className="stack-l">
      <div className="stack-s">
        <PageTitle title={say.title} />
        <p className="quiet">{say.lead}</p>
      </div>
      <Loaded query={sources} lines={6}>
        {(all) => (all.length === 0 ? <p className="card">{say.empty}</p> : <SourceCards sources={all} />)}
      </Loaded>
      {conflicts.length > 0 && <ConflictList conflicts={conflicts} />}
      {overlaps.length > 0 && <OverlapList overlaps={overlaps} />}
      <SetUpBlock />
      <OtherWays />
      <ConnectionList />
    </div>
  );
}
