import { Sessions } from './sessions.js';
import { PasswordChange } from './password-change.js';
import type { TabProps } from './tab.js';

export default function Security({ me }: TabProps) {
  return (
    <div className="stack-l">
      <Sessions />
      <PasswordChange me={me} />
    </div>
  );
}
