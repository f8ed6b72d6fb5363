import { useCallback, useMemo, useState } from 'react';
import { ApiProblem } from '../api-client/problem.js';
import { useWords } from '../shell/locale.js';
import type { AccountWords } from '../words/account.en.js';
import { accountWords } from '../words/account.js';
import type { CommonWords } from '../words/common.en.js';
import { commonWords } from '../words/common.js';
import type { FieldProblem } from './error-summary.js';

interface Submission {
  isBusy: boolean;
  problems: readonly FieldProblem[];
  /** What stands beside one field, by the name the API gives it. */
  errorOf: (field: string) => string | undefined;
  /** Sends unless something was found wrong before; a second press meanwhile is none. */
  run: (send: () => Promise<void>, found?: readonly FoundFault[]) => void;
  clear: () => void;
}

export interface FoundFault {
  field: string;
  code: string;
  text?: string;
}

/** One form: what is wrong stands at the top and beside its field, and what was typed stays. Fields have the id `FORM-FIELD`. */
export function useSubmission(form: string): Submission {
  const account = useWords(accountWords);
  const common = useWords(commonWords);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiProblem | readonly FoundFault[]>([]);
  const clear = useCallback(() => setFault([]), []);
  const run = (send: () => Promise<void>, found: readonly FoundFault[] = []): void => {
    if (isBusy) return;
    setFault(found);
    if (found.length > 0) return;
    setBusy(true);
    send()
      .catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        setFault(error);
      })
      .finally(() => setBusy(false));
  };
  // A new list for each try, and for no other reason: it takes the focus.
  const { faults, problems } = useMemo(() => {
    const faults = fault instanceof ApiProblem ? faultsOf(fault) : fault;
    const said = faults.map(({ field, code, text = account.faults[code] ?? account.fieldWrong }) => ({ field, text }));
    if (!(fault instanceof ApiProblem) || faults.length > 0)
      return { faults: said, problems: said.map(({ field, text }) => ({ fieldId: `${form}-${field}`, text })) };
    return { faults: said, problems: [{ fieldId: null, text: problemText(fault, account, common) }] };
  }, [fault, form, account, common]);
  const errorOf = (field: string): string | undefined => faults.find((one) => one.field === field)?.text;
  return { isBusy, problems, errorOf, run, clear };
}

/** `/displayName` and `/networks/0` point at a field of the form each. */
function faultsOf({ facts }: ApiProblem): FoundFault[] {
  return (facts.errors ?? []).flatMap(({ pointer = '', code }) => {
    const [, field] = pointer.split('/');
    return field ? [{ field, code }] : [];
  });
}

/** One sentence for an answer that points at no field: our words where we have them, else those of the server. */
export function problemText(problem: ApiProblem, account: AccountWords, common: CommonWords): string {
  const { code, status, facts } = problem;
  if (problem.isUnreachable) return common.states.unreachable;
  if (status === 429) return common.states.tooMany(facts.retryAfterSeconds ?? 60);
  if (status >= 500) return common.states.fault(facts.requestId ?? code);
  return account.refusals[code] ?? [facts.title, facts.detail].filter(Boolean).join('. ');
}
