import { DomainError } from '@promptprint/kernel';
import { allClaims, type Claim } from './claim.js';
import { providers, type ProviderId } from './providers.js';
import { claimKinds, claimStatuses, type ClaimKind, type ClaimStatus } from './terms.js';

/** A claim looked at longer ago than this says so. */
const freshDays = 180;
const dayMs = 86_400_000;

/** A claim is listed once somebody has read its source; until then it is only counted. */
export function isListed({ grade, source }: Pick<Claim, 'grade' | 'source'>): boolean {
  return grade !== 'unverified' && source !== null;
}

/** Day on which a claim has to be looked at again, `YYYY-MM-DD`. */
export function checkAgainOn({ checkedOn }: Pick<Claim, 'checkedOn'>): string {
  return new Date(Date.parse(`${checkedOn}T00:00:00Z`) + freshDays * dayMs).toISOString().slice(0, 10);
}

/** True from the day after it should have been looked at again; `today` is `YYYY-MM-DD`. */
export function isStale(claim: Pick<Claim, 'checkedOn'>, today: string): boolean {
  return today > checkAgainOn(claim);
}

export interface ClaimFilter {
  readonly provider?: string | readonly string[] | undefined;
  readonly status?: ClaimStatus | undefined;
  readonly kind?: ClaimKind | undefined;
}

/** The listed claims that pass every filter given, in the order of the register. */
export function claimsWhere(filter: ClaimFilter = {}, claims: readonly Claim[] = allClaims): readonly Claim[] {
  return claims.filter((claim) => isListed(claim) && passes(claim, filter));
}

/** How many claims a filter keeps back because their source is unread. */
export function unreadWhere(filter: ClaimFilter = {}, claims: readonly Claim[] = allClaims): number {
  return claims.filter((claim) => !isListed(claim) && passes(claim, filter)).length;
}

function passes(claim: Claim, { provider, status, kind }: ClaimFilter): boolean {
  const wanted = typeof provider === 'string' ? [provider] : provider;
  return (
    (wanted === undefined || wanted.includes(claim.provider)) &&
    (status === undefined || claim.status === status) &&
    (kind === undefined || claim.kind === kind)
  );
}

export interface ClaimPage {
  readonly claims: readonly Claim[];
  /** Where the next page starts; null on the last one. */
  readonly nextCursor: string | null;
}

/** One page of a list; a cursor is the id of the last claim of the page before. */
export function claimPage(
  claims: readonly Claim[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): ClaimPage {
  const from = cursor === undefined ? 0 : claims.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && from === 0)
    throw new DomainError('invalid', 'cursor-invalid', { errors: [{ pointer: '/cursor', code: 'cursor-invalid' }] });
  const page = claims.slice(from, from + limit);
  return { claims: page, nextCursor: from + limit < claims.length ? (page.at(-1)?.id ?? null) : null };
}

export interface Tally {
  /** All of them, unread ones included. */
  readonly claims: number;
  /** Those of them that are not listed. */
  readonly unread: number;
}

export interface ProviderTally extends Tally {
  readonly provider: ProviderId;
  readonly byStatus: Readonly<Record<ClaimStatus, number>>;
}

export interface ClaimSummary extends Tally {
  readonly providers: number;
  /** Listed claims whose source is single or poor. */
  readonly weak: number;
  /** Listed claims nobody has looked at for 180 days. */
  readonly stale: number;
  /** Oldest and newest day a claim was looked at. */
  readonly checkedFrom: string;
  readonly checkedTo: string;
  readonly byStatus: Readonly<Record<ClaimStatus, Tally>>;
  readonly byKind: Readonly<Record<ClaimKind, Tally>>;
  readonly byProvider: readonly ProviderTally[];
}

/** The register in numbers, as of a day `YYYY-MM-DD`. */
export function summariseClaims(today: string, claims: readonly Claim[] = allClaims): ClaimSummary {
  const days = claims.map(({ checkedOn }) => checkedOn).toSorted();
  const listed = claims.filter(isListed);
  return {
    ...tally(claims),
    providers: new Set(claims.map(({ provider }) => provider)).size,
    weak: listed.filter(({ grade }) => grade === 'weak').length,
    stale: listed.filter((claim) => isStale(claim, today)).length,
    checkedFrom: days[0] ?? today,
    checkedTo: days.at(-1) ?? today,
    byStatus: record(claimStatuses, (status) => tally(claims.filter((claim) => claim.status === status))),
    byKind: record(claimKinds, (kind) => tally(claims.filter((claim) => claim.kind === kind))),
    byProvider: providers.map(({ id }) => providerTally(id, claims)).filter((row) => row.claims > 0),
  };
}

function providerTally(provider: ProviderId, claims: readonly Claim[]): ProviderTally {
  const own = claims.filter((claim) => claim.provider === provider);
  const count = (status: ClaimStatus) => own.filter((claim) => claim.status === status).length;
  return { provider, ...tally(own), byStatus: record(claimStatuses, count) };
}

function tally(claims: readonly Claim[]): Tally {
  return { claims: claims.length, unread: claims.filter((claim) => !isListed(claim)).length };
}

function record<Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value): Record<Key, Value> {
  const made: Partial<Record<Key, Value>> = {};
  for (const key of keys) made[key] = valueOf(key);
  return made as Record<Key, Value>;
}
