import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { CheckField } from '../parts/field.js';
import { Modal } from '../parts/modal.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';
import { remember, remembered } from './memory.js';

const places = { f: '/footprint', l: '/log', s: '/settings' } as const;
const graceMs = 1200;

const areOn = (): boolean => remembered('shortcuts') !== 'off';

/** `?` shows the list; `g` and a letter goes to a screen. Never while something is typed, and it can be switched off. */
export function Shortcuts({ isMember }: { isMember: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [, go] = useLocation();
  useEffect(() => {
    let goneAt = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      // The list itself stays within reach: there the others are switched on again.
      if (event.key === '?') setOpen(true);
      if (!areOn() || !isMember) return;
      const place = places[event.key as keyof typeof places];
      if (place && event.timeStamp - goneAt < graceMs) {
        event.preventDefault();
        go(place);
      }
      goneAt = event.key === 'g' ? event.timeStamp : 0;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isMember, go]);
  return isOpen ? <ShortcutList isMember={isMember} onClose={() => setOpen(false)} /> : null;
}

function ShortcutList({ isMember, onClose }: { isMember: boolean; onClose: () => void }) {
  const say = useWords(commonWords);
  const [isOn, setOn] = useState(areOn);
  const words = say.shortcutList;
  const toggle = () => {
    remember('shortcuts', isOn ? 'off' : null);
    setOn(!isOn);
  };
  return (
    <Modal title={say.shortcuts} onClose={onClose}>
      <ShortcutGroup title={words.everywhere}>
        <ShortcutLine keys={['?']} what={words.help} />
        <ShortcutLine keys={['Esc']} what={words.close} />
        {isMember && (
          <>
            <ShortcutLine keys={['g', 'f']} what={words.footprint} />
            <ShortcutLine keys={['g', 'l']} what={words.log} />
            <ShortcutLine keys={['g', 's']} what={words.settings} />
          </>
        )}
      </ShortcutGroup>
      <ShortcutGroup title={words.atFigures}>
        <ShortcutLine keys={['x']} what={words.explain} />
        <ShortcutLine keys={['t']} what={words.table} />
      </ShortcutGroup>
      {isMember && (
        <>
          <ShortcutGroup title={words.inLog}>
            <ShortcutLine keys={['j', 'k']} between={words.or} what={words.move} />
            <ShortcutLine keys={['Enter']} what={words.open} />
            <ShortcutLine keys={['e']} what={words.edit} />
            <ShortcutLine keys={['n']} what={words.add} />
          </ShortcutGroup>
          <hr className="rule" />
          <CheckField label={words.use} checked={isOn} onChange={toggle} />
          <p className="small quiet">{words.useHint}</p>
        </>
      )}
    </Modal>
  );
}

function ShortcutGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="shortcut-group">
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function ShortcutLine({ keys, what, between }: { keys: readonly string[]; what: string; between?: string }) {
  const say = useWords(commonWords);
  return (
    <div>
      <dt>
        {keys.map((key, at) => (
          <span key={key}>
            {at > 0 && <span className="small faint"> {between ?? say.shortcutList.then} </span>}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select, dialog *'))
  );
}
