import { claimKinds, providers } from '@promptprint/claims';
import { Button } from '../../parts/button.js';
import { CheckField, SelectField } from '../../parts/field.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { claimsWords } from '../../words/claims.js';
import type { ClaimChoice } from './claim-filter.js';
import { claimNames } from './claim-names.js';

interface FilterBarProps {
  choice: ClaimChoice;
  /** Whether somebody is known whose providers could be picked out. */
  hasMine: boolean;
  onChange: (name: 'provider' | 'kind' | 'mine', value: string) => void;
  onClear: () => void;
}

export function FilterBar({ choice, hasMine, onChange, onClear }: FilterBarProps) {
  const say = useWords(claimsWords);
  const names = useWords(claimNames);
  const { locale } = useLocale();
  return (
    <search aria-label={say.filters} className="claim-filters">
      <SelectField
        label={say.provider}
        value={choice.provider ?? ''}
        onChange={(event) => onChange('provider', event.target.value)}
      >
        <option value="">{say.everyProvider}</option>
        {providers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say.kind}
        value={choice.kind ?? ''}
        onChange={(event) => onChange('kind', event.target.value)}
      >
        <option value="">{say.everyKind}</option>
        {claimKinds.map((kind) => (
          <option key={kind} value={kind}>
            {names.kinds[kind]}
          </option>
        ))}
      </SelectField>
      {hasMine && (
        <CheckField
          label={say.mine}
          checked={choice.isMine ?? false}
          onChange={(event) => onChange('mine', event.target.checked ? '1' : '')}
        />
      )}
      {Object.keys(choice).length > 0 && (
        <Button kind="quiet" onClick={onClear}>
          {say.clear}
        </Button>
      )}
    </search>
  );
}
