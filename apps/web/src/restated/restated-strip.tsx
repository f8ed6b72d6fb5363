import { rangeTexts } from '@promptprint/kernel';
import { useState } from 'react';
import { Button } from '../parts/button.js';
import { useHiddenAmounts } from '../parts/hidden-amounts.js';
import { Notice } from '../parts/notice.js';
import { useLocale, useWords } from '../shell/locale.js';
import { restatedWords } from '../words/restated.js';
import { RestatedPanel } from './restated-panel.js';
import { restatedWhat } from './restated-text.js';
import { useUnreadRestatements, type Restatement } from './use-restatements.js';
import '../look/restated.css';

/** Says that a figure changed because the method did, until it was read. */
export function RestatedStrip() {
  const { unread, read } = useUnreadRestatements();
  const [open, setOpen] = useState<Restatement | null>(null);
  return (
    <>
      {unread.map((restatement) => (
        <Strip key={restatement.id} restatement={restatement} onSee={() => setOpen(restatement)} />
      ))}
      {open && <RestatedPanel restatement={open} read={read} onClose={() => setOpen(null)} />}
    </>
  );
}

function Strip({ restatement, onSee }: { restatement: Restatement; onSee: () => void }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const { before, after } = restatement;
  const what = restatedWhat(restatement, locale, say);
  const [was = '', is = ''] = rangeTexts([before.figures.carbon, after.figures.carbon], locale);
  return (
    <Notice tone="restated">
      <p className="restated-said">{areHidden ? say.changedHidden(what) : say.changed(what, was, is)}</p>
      <div className="row no-print">
        <Button className="button-small" onClick={onSee}>
          {say.see}
        </Button>
      </div>
    </Notice>
  );
}
