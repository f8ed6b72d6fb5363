import { claimsWhere, providerIds, providerOf, summariseClaims, unreadWhere, type Claim } from '@promptprint/claims';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { PageTitle } from '../../parts/page-title.js';
import { todayIn, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { claimsWords } from '../../words/claims.js';
import { filterOf, useClaimChoice } from './claim-filter.js';
import { ClaimRow } from './claim-row.js';
import { CorrectionLink } from './correction-link.js';
import { FilterBar } from './filter-bar.js';
import { partialDate } from './partial-date.js';
import { StatusCounts } from './status-counts.js';
import { StatusMark } from './status-mark.js';
import { TopicMatrix } from './topic-matrix.js';
import { useMyProviders } from './use-my-providers.js';
import '../../look/claims.css';

/** Who said what, and what is shown for it. */
export default function Claims() {
  const say = useWords(claimsWords);
  const { locale } = useLocale();
  const { choice, change, clear } = useClaimChoice();
  const mine = useMyProviders();
  const today = todayIn(undefined);
  const summary = summariseClaims(today);
  const filter = filterOf(choice, mine);
  const claims = claimsWhere(filter);
  const unread = unreadWhere(filter);
  useAddressedClaim();
  return (
    <div className="claims stack-l">
      <header className="stack-s">
        <PageTitle title={say.title} />
        <p>{say.lede(wholeText(summary.claims, locale), wholeText(summary.providers, locale))}</p>
        <p className="small quiet">
          {[say.checked(partialDate(summary.checkedTo, locale)), say.weakNote(wholeText(summary.weak, locale))].join(
            ' · ',
          )}
        </p>
      </header>
      <StatusCounts
        filter={{ ...filter, status: undefined }}
        status={choice.status}
        onChange={(status) => change('status', status)}
      />
      <TopicMatrix />
      <section className="stack">
        <FilterBar choice={choice} hasMine={mine !== null && mine.length > 0} onChange={change} onClear={clear} />
        <output className="claim-found quiet">
          {claims.length > 0 ? say.found(wholeText(claims.length, locale)) : say.none}
          {unread > 0 && ` ${say.unread(unread)}`}
        </output>
        {byProvider(claims).map((own) => (
          <ProviderClaims key={own[0]?.provider} claims={own} today={today} />
        ))}
      </section>
      <Foot />
    </div>
  );
}

function ProviderClaims({ claims, today }: { claims: readonly Claim[]; today: string }) {
  const say = useWords(claimsWords);
  const { locale } = useLocale();
  const [first] = claims;
  if (!first) return null;
  const name = providerOf(first.provider).name[locale];
  return (
    <section className="claim-provider" aria-labelledby={`of-${first.provider}`}>
      <div className="claim-provider-head">
        <h2 id={`of-${first.provider}`}>{name}</h2>
        <span className="claim-squares" aria-hidden="true">
          {claims.map(({ id, status }) => (
            <StatusMark key={id} status={status} size={12} />
          ))}
        </span>
      </div>
      <ul>
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} today={today} />
        ))}
      </ul>
      <p className="small">
        <CorrectionLink subject={say.correctionSubject(name)} label={say.correctionOf(name)}>
          {say.correction}
        </CorrectionLink>
      </p>
    </section>
  );
}

function Foot() {
  const say = useWords(claimsWords);
  return (
    <section className="claim-foot stack-s">
      <h2>{say.howTitle}</h2>
      <p className="quiet">{say.how}</p>
      <p className="quiet">
        {say.missing} <CorrectionLink subject={say.missingSubject}>{say.tellUs}</CorrectionLink>
      </p>
      <p className="row">
        <Link href="/questions">{say.questions}</Link>
        <a href="/v1/claims?limit=200">{say.data}</a>
      </p>
    </section>
  );
}

function byProvider(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  return providerIds.map((id) => claims.filter(({ provider }) => provider === id)).filter((own) => own.length > 0);
}

/** Other screens lead to one claim by its name; the browser looked for it before this page was there. */
function useAddressedClaim(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
