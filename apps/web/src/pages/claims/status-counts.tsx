import { claimsWhere, claimStatuses, unreadWhere, type ClaimFilter, type ClaimStatus } from '@promptprint/claims';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { claimsWords } from '../../words/claims.js';
import { claimNames } from './claim-names.js';
import { StatusMark, UnreadMark } from './status-mark.js';

interface StatusCountsProps {
  /** The filter without its status: the rows say what each status would show. */
  filter: ClaimFilter;
  status: ClaimStatus | undefined;
  onChange: (status: ClaimStatus | '') => void;
}

/** One square a claim, one row a status: how much is shown for what was promised, before anything is read. */
export function StatusCounts({ filter, status, onChange }: StatusCountsProps) {
  const say = useWords(claimsWords);
  return (
    <section className="stack-s" aria-labelledby="claims-by-status">
      <h2 id="claims-by-status">{say.statusTitle}</h2>
      <p className="small quiet">{say.statusHint}</p>
      <ul className="claim-counts">
        {claimStatuses.map((row) => (
          <li key={row}>
            <StatusRow
              status={row}
              listed={claimsWhere({ ...filter, status: row }).length}
              unread={unreadWhere({ ...filter, status: row })}
              isChosen={row === status}
              onPress={() => onChange(row === status ? '' : row)}
            />
          </li>
        ))}
      </ul>
      <Meanings />
    </section>
  );
}

interface StatusRowProps {
  status: ClaimStatus;
  listed: number;
  unread: number;
  isChosen: boolean;
  onPress: () => void;
}

function StatusRow({ status, listed, unread, isChosen, onPress }: StatusRowProps) {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  const { locale } = useLocale();
  const count = wholeText(listed + unread, locale);
  return (
    <button type="button" className="claim-count" aria-pressed={isChosen} onClick={onPress}>
      <span className="claim-count-name">{names.statuses[status]}</span>
      <span className="claim-count-number num">
        {count}
        <span className="sr-only"> {say.claimsUnit}</span>
      </span>
      <span className="claim-squares">
        {Array.from({ length: listed }, (_, at) => (
          <StatusMark key={at} status={status} />
        ))}
        {Array.from({ length: unread }, (_, at) => (
          <UnreadMark key={`unread-${at}`} />
        ))}
      </span>
    </button>
  );
}

function Meanings() {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  return (
    <details>
      <summary>{say.meaningsTitle}</summary>
      <dl className="claim-meanings">
        {claimStatuses.map((status) => (
          <div key={status}>
            <dt>
              <StatusMark status={status} />
              {names.statuses[status]}
            </dt>
            <dd className="quiet">{names.statusMeanings[status]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <UnreadMark />
            {names.grades.unverified}
          </dt>
          <dd className="quiet">{say.unreadDot}</dd>
        </div>
      </dl>
    </details>
  );
}
