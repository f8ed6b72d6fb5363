import { allClaims, isListed, providers, type Claim, type ClaimKind, type ProviderId } from '@promptprint/claims';
import { Link } from 'wouter';
import { useLocale, useWords } from '../../shell/locale.js';
import { claimsWords } from '../../words/claims.js';
import { claimNames } from './claim-names.js';
import { StatusMark, UnreadMark } from './status-mark.js';

/** What every company can be asked for. */
const topics: readonly ClaimKind[] = ['matching', 'hourly', 'targets', 'water', 'per-answer', 'reporting'];

const asked = providers.filter(({ id }) =>
  allClaims.some(({ provider, kind }) => provider === id && topics.includes(kind)),
);

/** Companies side by side, on the six subjects every one of them can be asked for. */
export function TopicMatrix() {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  return (
    <details className="claim-matrix">
      <summary>{say.sideBySide}</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.provider}</th>
              {topics.map((kind) => (
                <th key={kind} scope="col">
                  {names.kinds[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map(({ id }) => (
              <ProviderRow key={id} provider={id} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function ProviderRow({ provider }: { provider: ProviderId }) {
  const { locale } = useLocale();
  const name = providers.find(({ id }) => id === provider)?.name[locale];
  const own = allClaims.filter((claim) => claim.provider === provider);
  return (
    <tr>
      <th scope="row">
        <Link href={`/claims?provider=${provider}`}>{name}</Link>
      </th>
      {topics.map((topic) => (
        <td key={topic}>
          <Marks claims={own.filter(({ kind }) => kind === topic)} />
        </td>
      ))}
    </tr>
  );
}

function Marks({ claims }: { claims: readonly Claim[] }) {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  if (claims.length === 0) return <span className="sr-only">{say.noClaim}</span>;
  return (
    <span className="claim-squares">
      {claims.map((claim) => {
        const meaning = isListed(claim) ? names.statuses[claim.status] : say.unreadDot;
        return (
          <span key={claim.id} title={meaning}>
            {isListed(claim) ? <StatusMark status={claim.status} size={16} /> : <UnreadMark size={16} />}
            <span className="sr-only">{meaning}</span>
          </span>
        );
      })}
    </span>
  );
}
