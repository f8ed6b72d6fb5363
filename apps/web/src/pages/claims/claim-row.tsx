import { isStale, type Claim, type ClaimSource } from '@promptprint/claims';
import type { ReactNode } from 'react';
import { useLocale, useWords } from '../../shell/locale.js';
import { claimsWords } from '../../words/claims.js';
import { claimNames, claimTexts } from './claim-names.js';
import { partialDate } from './partial-date.js';
import { StatusMark } from './status-mark.js';

/** What was said, what is shown for it, since when, and where to read it. */
export function ClaimRow({ claim, today }: { claim: Claim; today: string }) {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  const text = useWords(claimTexts)[claim.id];
  const { locale } = useLocale();
  return (
    <li className="claim" id={claim.id} data-status={claim.status}>
      <p className="claim-status">
        <StatusMark status={claim.status} size={16} />
        <strong>{names.statuses[claim.status]}</strong>
      </p>
      <div className="claim-text">
        <p className="small quiet">{names.kinds[claim.kind]}</p>
        <p className="claim-said">{text.claim}</p>
        <p className="quiet">
          <span className="claim-label">{say.shown}</span> {text.shown}
        </p>
        {claim.grade === 'weak' && <p className="badge">{names.grades.weak}</p>}
        <Sources claim={claim} />
      </div>
      <dl className="claim-facts small num">
        <ClaimFact name={say.said}>{claim.date === null ? say.undated : partialDate(claim.date, locale)}</ClaimFact>
        {claim.targetYear !== null && <ClaimFact name={say.aim}>{claim.targetYear}</ClaimFact>}
        <ClaimFact name={say.evidence}>{names.evidenceKinds[claim.evidenceKind]}</ClaimFact>
        <ClaimFact name={say.checkedShort}>
          {partialDate(claim.checkedOn, locale)}
          {isStale(claim, today) && <span className="claim-stale">{say.stale}</span>}
        </ClaimFact>
      </dl>
    </li>
  );
}

function ClaimFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sources({ claim: { source, evidence, grade } }: { claim: Claim }) {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  const { locale } = useLocale();
  if (!source) return null;
  return (
    <ul className="claim-sources small" aria-label={say.sources}>
      <li>
        <SourceLink source={source} />{' '}
        <span className="faint">
          {[
            hostOf(source.url),
            source.date && partialDate(source.date, locale),
            grade !== 'weak' && names.grades[grade],
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </li>
      {evidence.map((url) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {say.also(hostOf(url))}
          </a>
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ source: { title, url } }: { source: ClaimSource }) {
  // Titles stand in the language they were published in.
  const lang = /[가-힣]/.test(title) ? 'ko' : 'en';
  return (
    <a href={url} target="_blank" rel="noreferrer" lang={lang}>
      {title}
    </a>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^(www|m)\./, '') ?? url;
}
