import type { DraftOrReason } from './bucket-draft.js';
import { heldDraft } from './bucket-draft.js';
import type { UsageEvent } from './event.js';
import { sharedReading } from './format.js';
import type { SkipReason } from './item.js';

/** One answer of a provider's usage API as canonical events. */
export interface ProviderPage {
  /** With ids that stay the same when the bucket is read again and has grown; not hashed yet. */
  events: UsageEvent[];
  /** Rows that were not counted, with the reason and how many of them. */
  skipped: { reason: SkipReason; count: number }[];
  /** What to ask for next; null after the last answer, and when the answer is none of this provider. */
  nextPage: string | null;
  /** Whether this is an answer of this usage API at all. */
  isRecognised: boolean;
}

/** `tellings` are the drafts of each bucket. */
export function providerPage(
  tellings: readonly (readonly DraftOrReason[])[] | null,
  page: { readonly has_more?: unknown; readonly next_page?: unknown },
  now: number,
): ProviderPage {
  const reading = sharedReading({ now });
  const counts = new Map<SkipReason, number>();
  for (const [place, drafts] of (tellings ?? []).entries())
    for (const draft of drafts)
      for (const item of heldDraft(draft, { reading, where: { file: 0 }, telling: String(place) }))
        if (item.kind === 'skip') counts.set(item.reason, (counts.get(item.reason) ?? 0) + 1);
  return {
    events: [...reading.growing.told()].flat().flatMap((item) => (item.kind === 'event' ? [item.event] : [])),
    skipped: [...counts].map(([reason, count]) => ({ reason, count })),
    nextPage: page.has_more !== false && typeof page.next_page === 'string' ? page.next_page : null,
    isRecognised: tellings !== null,
  };
}
