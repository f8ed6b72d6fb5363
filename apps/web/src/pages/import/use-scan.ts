import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../../api-client/session.js';
import { outgoingRecord } from '../../reading/hand-over.js';
import { knownEntries, type KnownEntries } from './known-entries.js';
import { compared, isChosen, type Candidate, type Choice, type Compared } from './outgoing.js';
import { scanKept, type Scan } from './scan.js';

/** Undefined while it looks; null where this browser keeps nothing between reading and sending. */
export function useScan(): Scan | null | undefined {
  const [scan, setScan] = useState<Scan | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    scanKept().then(
      (found) => isCurrent && setScan(found),
      () => isCurrent && setScan(null),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return scan;
}

export interface Chosen {
  candidates: readonly Candidate[];
  bytes: number;
  /** How they stand to the log; null until it has been asked, or where it holds too much to compare. */
  compared: Compared | null;
  tooMany: number | null;
  hasFailed: boolean;
}

export function useChosen(scan: Scan, choice: Choice): Chosen {
  const [known, setKnown] = useState<KnownEntries | 'failed' | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    knownEntries(scan.candidates, asking.signal).then(setKnown, () => {
      if (!asking.signal.aborted) setKnown('failed');
    });
    return () => asking.abort();
  }, [scan]);
  return useMemo(() => {
    const candidates = scan.candidates.filter((candidate) => isChosen(candidate, choice));
    const bytes = candidates.reduce((sum, candidate) => sum + candidate.bytes + 1, 0);
    const entries = known !== null && known !== 'failed' && 'entries' in known ? known.entries : null;
    return {
      candidates,
      bytes,
      compared: entries && compared(candidates, entries, choice.precision),
      tooMany: known !== null && known !== 'failed' && 'tooMany' in known ? known.tooMany : null,
      hasFailed: known === 'failed',
    };
  }, [scan, choice, known]);
}

/** The first record as it would travel under this choice. */
export function useSample({ first }: Scan, { precision }: Choice): string | null {
  const { me } = useSession();
  const [text, setText] = useState<string | null>(null);
  const key = me?.eventIdKey;
  useEffect(() => {
    if (!first || !key) return undefined;
    let isCurrent = true;
    void outgoingRecord(first, precision, key).then((made) => isCurrent && setText(JSON.stringify(made)));
    return () => {
      isCurrent = false;
    };
  }, [first, precision, key]);
  return text;
}
