import { useState } from 'react';
import type { Figure } from '@promptprint/kernel';
import { WhiskerList, type WhiskerRow } from '../../charts/whisker-list.js';
import { ExplainLink } from '../../parts/explain-link.js';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { Segmented } from '../../parts/segmented.js';
import { useWords } from '../../shell/locale.js';
import { remember, remembered } from '../../shell/memory.js';
import { chartsWords } from '../../words/charts.js';
import { footprintWords, type FootprintWords } from '../../words/footprint.js';
import type { FootprintAnswer } from '../../api-client/usage.js';

type Basis = 'local' | 'contracts';
type Figures = NonNullable<FootprintAnswer['total']>['figures'];
type PartKey = 'carbonUse' | 'carbonEmbodied' | 'energy' | 'waterOnsite' | 'waterOffsite';

/** Parts beside each other, never stacked: stacking would hide their ranges. */
export function MadeOf({ footprint }: { footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  const [basis, setBasis] = useState<Basis>(remembered('grid-basis') === 'contracts' ? 'contracts' : 'local');
  const choose = (wanted: Basis): void => {
    remember('grid-basis', wanted);
    setBasis(wanted);
  };
  if (!footprint.total) return null;
  const { figures } = footprint.total;
  return (
    <section className="stack block made" aria-labelledby="made-title">
      <div className="row-apart">
        <h2 id="made-title">{say.made.title}</h2>
        <Segmented
          label={say.made.basis}
          value={basis}
          options={(['local', 'contracts'] as const).map((value) => ({ value, label: say.made.bases[value] }))}
          onChange={choose}
        />
      </div>
      {basis === 'contracts' && !figures.carbonMarket && <p className="quiet">{say.made.noContracts}</p>}
      <WhiskerList
        caption={say.made.carbon}
        columnTitle={say.made.carbon}
        figureTitle={say.made.amount}
        rows={carbonRows(figures, basis, say)}
      />
      <WhiskerList
        caption={say.made.water}
        columnTitle={say.made.water}
        figureTitle={say.made.amount}
        rows={[part('waterOnsite', figures.waterOnsite, say), part('waterOffsite', figures.waterOffsite, say)]}
      />
      <WhiskerList
        caption={say.made.energy}
        columnTitle={say.made.energy}
        figureTitle={say.made.amount}
        rows={[{ ...part('energy', figures.energy, say), detail: say.made.energyDetail }]}
      />
      <p className="small quiet">{say.made.sums}</p>
      <BothBases figures={figures} />
    </section>
  );
}

function carbonRows(
  { carbonUse, carbonMarket, carbonEmbodied }: Figures,
  basis: Basis,
  say: FootprintWords,
): WhiskerRow[] {
  const use = basis === 'contracts' && carbonMarket ? carbonMarket : carbonUse;
  return [
    { ...part('carbonUse', use, say), detail: say.made.bases[use === carbonMarket ? 'contracts' : 'local'] },
    part('carbonEmbodied', carbonEmbodied, say),
  ];
}

function part(key: PartKey, figure: Figure, say: FootprintWords): WhiskerRow {
  return { key, label: say.made[key], figure, action: <ExplainLink id={key} what={say.made[key]} /> };
}

function BothBases({ figures: { carbonUse, carbonMarket } }: { figures: Figures }) {
  const say = useWords(footprintWords);
  const charts = useWords(chartsWords);
  const rows = [
    { basis: 'local', figure: carbonUse },
    { basis: 'contracts', figure: carbonMarket },
  ] as const;
  return (
    <details>
      <summary>{say.made.both}</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.made.basis}</th>
              <th scope="col">{say.made.carbonUse}</th>
              <th scope="col">{charts.grade}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ basis, figure }) => (
              <tr key={basis}>
                <th scope="row">{say.made.bases[basis]}</th>
                <td>{figure ? <FigureText figure={figure} /> : `— ${say.made.noContracts}`}</td>
                <td>{figure && <GradeMark grade={figure.grade} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">{say.made.neverAdded}</p>
    </details>
  );
}
