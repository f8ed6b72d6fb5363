import { useState } from 'react';
import type { ApiKey } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { dateText, momentText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';
import { keyScopes } from './key-scopes.js';

/** Revoked keys stay in the list: one wants to see that a lost one really is. */
export function KeyTable({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const say = useWords(settingsWords).keys;
  if (keys.length === 0) return <p>{say.none}</p>;
  const { name, may, used, until, state } = say.columns;
  return (
    <table className="table rows-as-cards">
      <thead>
        <tr>
          {[name, may, used, until, state].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} of={key} onRevoke={() => onRevoke(key)} />
        ))}
      </tbody>
    </table>
  );
}

function KeyRow({ of, onRevoke }: { of: ApiKey; onRevoke: () => void }) {
  const say = useWords(settingsWords).keys;
  const { locale } = useLocale();
  const [now] = useState(() => Date.now());
  const { name, scopes, networks, lastUsedAt, expiresAt, revokedAt } = of;
  const date = (iso: string): string => dateText(new Date(iso), locale);
  const isExpired = expiresAt !== null && Date.parse(expiresAt) < now;
  return (
    <tr className={revokedAt || isExpired ? 'row-over' : undefined} data-key-row={of.id}>
      <th scope="row">{name}</th>
      <td data-label={say.columns.may}>
        <ul className="small">
          {keyScopes
            .filter((scope) => scopes.includes(scope))
            .map((scope) => (
              <li key={scope}>{say.scopes[scope]}</li>
            ))}
          {networks.map((network) => (
            <li key={network} className="mono">
              {network}
            </li>
          ))}
        </ul>
      </td>
      <td data-label={say.columns.used} className="num">
        {lastUsedAt ? momentText(new Date(lastUsedAt), locale) : say.neverUsed}
      </td>
      <td data-label={say.columns.until} className="num">
        {expiresAt ? date(expiresAt) : say.noEnd}
      </td>
      <td data-label={say.columns.state}>
        {revokedAt && say.revoked(date(revokedAt))}
        {!revokedAt && isExpired && say.expired}
        {!revokedAt && !isExpired && (
          <Button kind="danger" className="button-small" aria-label={say.revokeThis(name)} onClick={onRevoke}>
            {say.revoke}
          </Button>
        )}
      </td>
    </tr>
  );
}
