import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { CloseIcon } from './icons.js';

interface ModalProps {
  title: string;
  /** The id of what takes the focus; the way out when nothing is named. */
  first?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question that has to be answered first. The browser's own dialog keeps the focus inside and gives it back. */
export function Modal({ title, first, onClose, children }: ModalProps) {
  const say = useWords(commonWords);
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    if (first) document.getElementById(first)?.focus();
    // Closed before it leaves the page: only a closing dialog returns the focus to where it was.
    return () => dialog?.close();
  }, [first]);
  return (
    <dialog
      ref={box}
      className="modal"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" onClick={onClose}>
          <CloseIcon />
          <span className="sr-only">{say.close}</span>
        </button>
      </div>
      {children}
    </dialog>
  );
}
