/** Entries came or went in an account whose sources may tell of the same tokens. Payload: `accountId`, UTC days `from` and `to`. */
export const usageOverlapping = 'usage.overlapping';

/** An entry a restatement covered is gone: its sums have to be computed again. Payload: `accountId`, `restatementId`. */
export const restatementBegunAgain = 'usage.restatement-begun-again';

/** The figures of a restatement and its notice are there for the first time. Payload: `accountId`, `restatementId`. */
export const restatementAnnounced = 'usage.restatement-announced';
