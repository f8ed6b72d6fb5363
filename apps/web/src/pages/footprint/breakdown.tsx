import { useState } from 'react';
import { Link } from 'wouter';
import { WhiskerList, type WhiskerRow } from '../../charts/whisker-list.js';
import { Button } from '../../parts/button.js';
import { ExplainLink } from '../../parts/explain-link.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { Loaded } from '../../parts/loaded.js';
import { Segmented } from '../../parts/segmented.js';
import { useSourceName } from '../../parts/source-name.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import type { Period } from './period.js';
import { useFootprint, type FootprintAnswer } from '../../api-client/usage.js';

type By = 'model' | 'source';
type Group = FootprintAnswer['groups'][number];

const firstRows = 6;

export function Breakdown({ period }: { period: Period }) {
  const say = useWords(footprintWords);
  const [by, setBy] = useState<By>('model');
  const query = useFootprint(period, by);
  return (
    <section className="stack block" aria-labelledby="breakdown-title">
      <div className="row-apart">
        <h2 id="breakdown-title">{say.breakdown.title}</h2>
        <Segmented
          label={say.breakdown.by}
          value={by}
          options={(['model', 'source'] as const).map((value) => ({ value, label: say.breakdown.groups[value] }))}
          onChange={setBy}
        />
      </div>
      <Loaded query={query} lines={6}>
        {({ groups }) => <Groups key={by} by={by} groups={groups} period={period} />}
      </Loaded>
    </section>
  );
}

function Groups({ by, groups, period }: { by: By; groups: readonly Group[]; period: Period }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const [areAll, setAll] = useState(false);
  const rowOf = useRow(by, period);
  const sorted = groups.toSorted((a, b) => b.figures.carbon.mid - a.figures.carbon.mid);
  const rest = sorted.length - firstRows;
  return (
    <>
      <WhiskerList
        caption={say.breakdown.title}
        columnTitle={say.breakdown.groups[by]}
        figureTitle={say.breakdown.figure}
        rows={(areAll ? sorted : sorted.slice(0, firstRows)).map(rowOf)}
      />
      {rest > 0 && (
        <div className="row no-print">
          <Button className="button-small" onClick={() => setAll(!areAll)}>
            {areAll ? say.breakdown.fewer : say.breakdown.more(wholeText(rest, locale))}
          </Button>
        </div>
      )}
      {sorted.length > 1 && <p className="small quiet">{say.breakdown.ties}</p>}
    </>
  );
}

function useRow(by: By, { from, to }: Period): (group: Group) => WhiskerRow {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const sourceName = useSourceName();
  return ({ key, requests, events, figures }) => {
    const name = by === 'source' ? sourceName(key) : key || say.breakdown.unknown;
    const count =
      requests === null ? say.entries(wholeText(events, locale)) : say.requests(wholeText(requests, locale));
    return {
      key: key || 'unknown',
      label: name,
      detail: areHidden ? undefined : count,
      figure: figures.carbon,
      action: (
        <>
          <ExplainLink id={`${by}:${key}`} what={name} />
          {key !== '' && (
            <Link
              className="explain-link no-print"
              href={`/log?${new URLSearchParams({ from, to, [by]: key })}`}
              aria-label={say.breakdown.openOf(name)}
            >
              {say.breakdown.open}
            </Link>
          )}
        </>
      ),
    };
  };
}
