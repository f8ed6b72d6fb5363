import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { CloseIcon } from './icons.js';
import '../look/drawer.css';

interface DrawerProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal sheet at the side, over the whole screen on phones. The browser's own dialog makes the rest inert and closes
 * on Escape; the focus goes back to where it came from.
 */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const say = useWords(commonWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const own = dialog.current;
    own?.showModal();
    heading.current?.focus();
    return () => {
      own?.close();
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
      (back ?? document.querySelector<HTMLElement>('main h1'))?.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the veil is for the pointer only; keys have Escape
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.key === 'Tab' && keepInside(event, dialog.current)}
    >
      <div className="drawer-sheet">
        <header className="drawer-head">
          <h2 id="drawer-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="icon-button" aria-label={say.close} title={say.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        <div className="drawer-body">{children}</div>
      </div>
    </dialog>
  );
}

/** Without this the focus would leave for the browser's own bar between the last and the first stop. */
function keepInside(event: { shiftKey: boolean; preventDefault: () => void }, dialog: HTMLDialogElement | null): void {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]') ?? [])].filter(
    (stop) => stop.checkVisibility(),
  );
  const [first, last] = [stops[0], stops.at(-1)];
  const active = document.activeElement;
  const isAtStart = active === first || active?.id === 'drawer-title';
  if (event.shiftKey && isAtStart) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first?.focus();
  }
}
