import { FigureBlock } from '../../parts/figure-block.js';
import { PageTitle } from '../../parts/page-title.js';
export function Welcome() {
  return <div className="stack"><PageTitle title="What does your AI use emit?" />
  <FigureBlock figure={{low:210,mid:423,high:896,unit:'g',grade:'C',factorSet:'2026-11'}} what="x" note="CO₂e, this month" explainId="total" size="display" context="0.01% of a year" /></div>;
}
