import { useEffect, useEffectEvent } from 'react';
import type { Entry } from '../../api-client/usage.js';
import { remembered } from '../../shell/memory.js';

interface LogKeys {
  items: readonly Entry[];
  openId: string | null;
  isPaused: boolean;
  onPeek: (id: string) => void;
  onEdit: (entry: Entry) => void;
  onAdd: () => void;
  /** `j` on the last row. */
  onEnd: () => void;
}

/** j and k move, e corrects, n adds; Enter and Esc are those of the row's button and of the peek. */
export function useLogKeys(keys: LogKeys): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (remembered('shortcuts') === 'off' || keys.isPaused || isElsewhere(event.target)) return;
    if (obey(event.key, keys)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function obey(key: string, { items, openId, onPeek, onEdit, onAdd, onEnd }: LogKeys): boolean {
  const at = openId === null ? focusedRow() : items.findIndex(({ id }) => id === openId);
  if (key === 'n') onAdd();
  else if (key === 'e') {
    const entry = items[at];
    if (entry?.status === 'counted') onEdit(entry);
  } else if (key === 'j' || key === 'k') {
    const next = key === 'j' ? at + 1 : Math.max(0, at - 1);
    const entry = items[next];
    if (!entry) onEnd();
    else if (openId === null) document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
    else onPeek(entry.id);
  } else return false;
  return true;
}

const focusedRow = (): number =>
  Number(document.activeElement?.closest('tr')?.querySelector('[data-row]')?.getAttribute('data-row') ?? -1);

/** Fields and questions that lie over the page keep their keys; the peek is part of the list. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, dialog:not(.drawer), dialog:not(.drawer) *')
  );
}
