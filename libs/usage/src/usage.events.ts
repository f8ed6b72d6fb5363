/** An entry a restatement covered is gone: its sums have to be computed again. Payload: `accountId`, `restatementId`. */
export const restatementBegunAgain = 'usage.restatement-begun-again';

/** The figures of a restatement and its notice are there for the first time. Payload: `accountId`, `restatementId`. */
export const restatementAnnounced = 'usage.restatement-announced';
