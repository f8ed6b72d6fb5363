import { Component, type ReactNode } from 'react';
import { Button } from '../parts/button.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';

/** A screen that breaks says so in its place; the rest of the page stays usable. */
export class FaultBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Fault onRetry={() => this.setState({ hasFailed: false })} /> : this.props.children;
  }
}

function Fault({ onRetry }: { onRetry: () => void }) {
  const say = useWords(commonWords);
  return (
    <div className="notice notice-danger stack-s" role="alert">
      <p>{say.states.faultLocal}</p>
      <div className="row">
        <Button onClick={onRetry}>{say.retry}</Button>
      </div>
    </div>
  );
}
