import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiKeys, apiKeysKey, type ApiKey, type NewApiKey, revokeApiKey } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Modal } from '../../parts/modal.js';
import { Notice } from '../../parts/notice.js';
import { useSubmission } from '../../parts/submission.js';
import { Waiting } from '../../parts/waiting.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { settingsWords } from '../../words/settings.js';
import { KeyOnce } from './key-once.js';
import { KeyTable } from './key-table.js';
import { NewKeyForm } from './new-key-form.js';

export default function Keys() {
  const say = useWords(settingsWords).keys;
  const common = useWords(commonWords);
  const queries = useQueryClient();
  const { data: keys, error, refetch } = useQuery({ queryKey: apiKeysKey, queryFn: apiKeys });
  const [made, setMade] = useState<NewApiKey | null>(null);
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const [revoked, setRevoked] = useState('');
  const renew = () => queries.invalidateQueries({ queryKey: apiKeysKey });
  return (
    <div className="stack-l">
      <p className="quiet">{say.lead}</p>
      {made && <KeyOnce made={made} onDone={() => setMade(null)} />}
      <output className="saved-note">{revoked && say.isRevoked(revoked)}</output>
      {keys && <KeyTable keys={keys} onRevoke={setAsked} />}
      {!keys && !error && <Waiting lines={4} />}
      {!keys && error && (
        <Notice tone="danger">
          <p>{common.states.unreachable}</p>
          <Button onClick={() => void refetch()}>{common.retry}</Button>
        </Notice>
      )}
      <NewKeyForm
        onMade={(key) => {
          setMade(key);
          void renew();
        }}
      />
      {asked && (
        <Revocation
          of={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setRevoked(asked.name);
            setAsked(null);
            if (made?.id === asked.id) setMade(null);
            void renew();
          }}
        />
      )}
    </div>
  );
}

function Revocation({ of, onClose, onDone }: { of: ApiKey; onClose: () => void; onDone: () => void }) {
  const say = useWords(settingsWords);
  const common = useWords(commonWords);
  const { isBusy, problems, run } = useSubmission('revoke');
  const send = async () => {
    await revokeApiKey(of.id);
    onDone();
  };
  return (
    <Modal title={say.keys.revokeTitle(of.name)} onClose={onClose}>
      <div className="stack">
        <ErrorSummary problems={problems} />
        <p>{say.keys.revokeText}</p>
        <div className="row">
          <Button kind="danger" busyText={isBusy && say.saving} onClick={() => run(send)}>
            {say.keys.revoke}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </div>
    </Modal>
  );
}
