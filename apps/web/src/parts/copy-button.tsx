import { useState } from 'react';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { Button } from './button.js';

/** Copies a text and says so; the word returns after a moment. */
export function CopyButton({
  text,
  label,
  kind = 'plain',
}: {
  text: string | (() => string);
  label: string;
  kind?: 'plain' | 'quiet';
}) {
  const say = useWords(commonWords);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  return (
    <Button kind={kind} className="button-small" onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? say.copied : label}</span>
    </Button>
  );
}
