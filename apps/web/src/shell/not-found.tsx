import { ButtonLink } from '../parts/button.js';
import { PageTitle } from '../parts/page-title.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';

export function NotFound() {
  const say = useWords(commonWords);
  return (
    <div className="stack">
      <PageTitle title={say.states.notFound} />
      <p className="quiet">{say.states.notFoundHint}</p>
      <div className="row">
        <ButtonLink kind="primary" href="/">
          {say.states.toStart}
        </ButtonLink>
      </div>
    </div>
  );
}
