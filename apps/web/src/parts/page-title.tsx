import { useEffect, useRef, type ReactNode } from 'react';
import { hasNavigated } from '../shell/navigation.js';

/** The heading of a screen: names the browser tab and takes the focus when a new screen opens. */
export function PageTitle({ children, title }: { children?: ReactNode; title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Promptprint`;
  }, [title]);
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
