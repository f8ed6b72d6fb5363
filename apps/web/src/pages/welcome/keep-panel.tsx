import { useEffect, useState } from 'react';
import { countText } from '@promptprint/kernel';
import { useSession } from '../../api-client/session.js';
import { ButtonLink } from '../../parts/button.js';
import { phone, useMedia } from '../../parts/media.js';
import { Segmented } from '../../parts/segmented.js';
import { useSourceName } from '../../parts/source-name.js';
import { bytesText, dateText, wholeText } from '../../parts/text.js';
import { choosePrecision, keepPending, outgoingRecord, type TimePrecision } from '../../reading/hand-over.js';
import type { ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { welcomeWords } from '../../words/welcome.js';

/** Shown before anything leaves the browser: every field that would be kept, and one record byte for byte. */
export function KeepPanel({ result, canKeep }: { result: ReadingResult; canKeep: boolean }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const isPhone = useMedia(phone);
  const [precision, setPrecision] = useState<TimePrecision>('hour');
  useEffect(() => {
    // What was chosen before a reload still holds.
    if (canKeep) void keepPending().then((pending) => pending && setPrecision(pending.precision));
  }, [canKeep]);
  const choose = (wanted: TimePrecision) => {
    setPrecision(wanted);
    void choosePrecision(wanted);
  };
  return (
    <section className="card stack">
      <div className="row-apart">
        <h2>{say.whatKept}</h2>
        {canKeep && !isPhone && <KeepBar />}
      </div>
      <p className="quiet">{canKeep ? say.keptIntro : say.keptIntroSample}</p>
      <KeptTable result={result} />
      <p className="small quiet num">
        {say.keptSize(wholeText(result.records, locale), bytesText(result.bytes, locale))}
      </p>
      {canKeep && (
        <Segmented
          label={say.precision}
          quietLabel={false}
          value={precision}
          options={(['exact', 'hour', 'day'] as const).map((value) => ({ value, label: say.precisions[value] }))}
          onChange={choose}
        />
      )}
      <OneRecord record={result.sampleRecord} precision={precision} />
      <p className="small quiet">{say.keptNever}</p>
    </section>
  );
}

/** On phones it stays at the lower edge while the result is in sight; elsewhere it stands with what would be kept. */
export function KeepBar() {
  const say = useWords(welcomeWords);
  const { isMember } = useSession();
  return (
    <div className="keep-bar">
      <span className="small quiet">{isMember ? say.keepMember : say.keepHint}</span>
      <ButtonLink kind="primary" href={isMember ? '/log/import?kept=1' : '/signup?keep=1'}>
        {say.keep}
      </ButtonLink>
    </div>
  );
}

function OneRecord({ record, precision }: { record: ReadingResult['sampleRecord']; precision: TimePrecision }) {
  const say = useWords(welcomeWords);
  const { me } = useSession();
  const [shown, setShown] = useState<object>({});
  const key = me?.eventIdKey ?? null;
  useEffect(() => {
    let isCurrent = true;
    void outgoingRecord(record, precision, key).then((outgoing) => isCurrent && setShown(outgoing));
    return () => {
      isCurrent = false;
    };
  }, [record, precision, key]);
  return (
    <details>
      <summary>{say.keptRecord}</summary>
      <div className="stack-s">
        <pre className="code-block" data-kept-record="">
          {JSON.stringify(shown, null, 2)}
        </pre>
        {key === null && 'id' in record && <p className="small quiet">{say.keptId}</p>}
      </div>
    </details>
  );
}

function KeptTable({ result }: { result: ReadingResult }) {
  const say = useWords(welcomeWords);
  const sourceName = useSourceName();
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const count = (tokens: number | null): string => (tokens === null ? '—' : countText(tokens, locale));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={say.whatKept} tabIndex={0}>
      <table className="table kept-table">
        <thead>
          <tr>
            <th scope="col">{say.keptColumns.date}</th>
            <th scope="col">{say.keptColumns.model}</th>
            <th scope="col" className="to-right">
              {say.keptColumns.in}
            </th>
            <th scope="col" className="to-right">
              {say.keptColumns.out}
            </th>
            <th scope="col">{say.keptColumns.source}</th>
          </tr>
        </thead>
        <tbody>
          {result.firstRecords.map(({ at, model, input, output, source }, index) => (
            <tr key={`${at}${index}`}>
              <td className="nowrap">{at ? dateText(new Date(at), locale) : '—'}</td>
              <td>{model ?? common.unknownModel}</td>
              <td className="to-right">{count(input)}</td>
              <td className="to-right">{count(output)}</td>
              <td className="nowrap">{sourceName(source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
