import { useQuery, useQueryClient } from '@tanstack/react-query';
import { verifyEmail } from '../../api-client/account.js';
import { ApiProblem } from '../../api-client/problem.js';
import { meKey, useSession } from '../../api-client/session.js';
import { ButtonLink } from '../../parts/button.js';
import { useMailedToken } from '../../parts/mailed-token.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { problemText } from '../../parts/submission.js';
import { Waiting } from '../../parts/waiting.js';
import { useWords } from '../../shell/locale.js';
import { type AccountWords } from '../../words/account.en.js';
import { accountWords } from '../../words/account.js';
import { commonWords } from '../../words/common.js';
import '../../look/account.css';

/** Where the link in the mail leads; works in whichever browser it is opened. */
export default function VerifyEmail() {
  const say = useWords(accountWords);
  const common = useWords(commonWords);
  const token = useMailedToken();
  const queries = useQueryClient();
  const { isMember } = useSession();
  const { isPending, error } = useQuery({
    queryKey: ['verify-email', token],
    queryFn: async () => {
      if (!token) throw new ApiProblem(400, 'link-not-valid', {});
      await verifyEmail(token);
      void queries.invalidateQueries({ queryKey: meKey });
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <div className="narrow stack">
      <PageTitle title={say.verify.title} />
      {isPending && <Waiting lines={2} />}
      {!isPending && !error && <Notice tone="ok" title={say.verify.done} />}
      {error && (
        <Notice tone="danger" title={error instanceof ApiProblem ? refusal(error, say) : undefined}>
          <p>
            {error instanceof ApiProblem && !error.isTheirs ? problemText(error, say, common) : say.verify.failedHint}
          </p>
        </Notice>
      )}
      {!isPending && (
        <div className="row">
          <ButtonLink kind="primary" href={isMember ? '/footprint' : '/signin'}>
            {isMember ? say.keep.toFootprint : say.toSignIn}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function refusal({ code, isTheirs }: ApiProblem, say: AccountWords): string | undefined {
  if (code === 'address-taken') return say.verify.taken;
  return isTheirs ? say.verify.failed : undefined;
}
