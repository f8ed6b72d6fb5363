import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../parts/button.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';

/** A screen that breaks says so in its place; the rest of the page stays usable, and another screen is tried anew. */
export function FaultBoundary({ children }: { children: ReactNode }) {
  const [place] = useLocation();
  return <Boundary place={place}>{children}</Boundary>;
}

interface BoundaryProps {
  place: string;
  children: ReactNode;
}

interface BoundaryState {
  place: string;
  hasFailed: boolean;
}

class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { place: this.props.place, hasFailed: false };

  static getDerivedStateFromProps({ place }: BoundaryProps, before: BoundaryState): BoundaryState | null {
    return place === before.place ? null : { place, hasFailed: false };
  }

  static getDerivedStateFromError(): Pick<BoundaryState, 'hasFailed'> {
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
