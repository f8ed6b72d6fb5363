/** An entry a restatement covered is gone: its sums have to be computed again. Payload: `accountId`, `restatementId`. */
export const restatementBegunAgain = 'usage.restatement-begun-again';
