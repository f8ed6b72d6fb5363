import { Button } from '../../parts/button.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { EyeOffIcon } from '../../parts/icons.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { footprintWords } from '../../words/footprint.js';

/** Masks the amounts and keeps the shapes: for showing the screen to others. */
export function HideAmounts() {
  const common = useWords(commonWords);
  const say = useWords(footprintWords);
  const { areHidden, hide } = useHiddenAmounts();
  return (
    <Button kind="quiet" className="button-small no-print" onClick={() => hide(!areHidden)}>
      <EyeOffIcon />
      {areHidden ? say.showAmounts : common.hideAmounts}
    </Button>
  );
}
