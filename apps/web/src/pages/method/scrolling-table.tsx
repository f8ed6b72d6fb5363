import type { ReactNode } from 'react';

/** A table wider than a phone: it scrolls by itself, also by the keyboard. */
export function ScrollingTable({
  title,
  className = '',
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard, too
    <section className="table-scroll" aria-label={title} tabIndex={0}>
      <table className={`table method-table ${className}`}>
        <caption className="sr-only">{title}</caption>
        {children}
      </table>
    </section>
  );
}
