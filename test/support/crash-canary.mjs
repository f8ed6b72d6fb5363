// Breaks the API on purpose: whoever sends usage hears back before COMMIT. Loaded with `--import`.
import { Database } from '@promptprint/platform';

const commitsLaterMs = 150;
const { forIngest } = Database.prototype;

Database.prototype.forIngest = function answersTooEarly(work) {
  return new Promise((resolve, reject) => {
    const committed = forIngest.call(this, async (tx) => {
      const value = await work(tx);
      resolve(value);
      await new Promise((later) => setTimeout(later, commitsLaterMs));
      return value;
    });
    committed.catch(reject);
  });
};
