import {
  currentFactorSet,
  editionChanges,
  factorSets,
  publishedMeasurements,
  validateMeasurements,
  type FactorSet,
} from '@promptprint/emissions';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { PageTitle } from '../../parts/page-title.js';
import { dateText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { AnchorTable } from './anchor-table.js';
import { Check } from './check.js';
import { CoefficientTable } from './coefficient-table.js';
import { effectText } from './effect-text.js';
import { Limits } from './limits.js';
import { PlainList } from './plain-list.js';
import { ServingTables } from './serving-tables.js';
import { Steps } from './steps.js';
import { useAddressed } from './use-addressed.js';
import { Validation } from './validation.js';
import '../../look/method.css';

const set: FactorSet = currentFactorSet;

/** How a figure is made, read from the factors that make it. */
export default function Method() {
  const say = useWords(methodWords);
  const report = useMemo(() => validateMeasurements(publishedMeasurements(), set), []);
  useAddressed();
  return (
    <div className="method stack-l">
      <Head />
      <section id="counted" className="stack-s block">
        <h2>{say.countedTitle}</h2>
        <PlainList lines={say.counted} />
      </section>
      <section id="steps" className="stack block">
        <h2>{say.stepsTitle}</h2>
        <p className="quiet">{say.stepsNote}</p>
        <Steps />
      </section>
      <section id="ranges" className="stack-s block">
        <h2>{say.rangeTitle}</h2>
        <PlainList lines={say.range} />
      </section>
      <section id="coefficients" className="stack block">
        <h2>{say.tableTitle}</h2>
        <CoefficientTable set={set} />
        <ServingTables set={set} />
      </section>
      <Anchors />
      <Validation report={report} />
      <Limits report={report} />
      <Check set={set} />
    </div>
  );
}

/** Which edition, since when, and what the last change did. */
function Head() {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const last = useMemo(() => editionChanges(factorSets())[0], []);
  const day = (since: string) => dateText(new Date(since), locale, 'UTC');
  return (
    <header className="stack-s">
      <PageTitle title={say.title} />
      <p>{say.lede(set.id, day(set.since), wholeText(set.factors.size, locale))}</p>
      {last && (
        <p>
          {say.lastChange(last.to, day(last.since))} {effectText(last, locale, say)}
          {last.to !== set.id && ` ${say.notYetUsed(set.id)}`} <Link href="/method/changes">{say.changes}</Link>
        </p>
      )}
      <nav aria-label={say.contents} className="method-contents">
        <a href="#counted">{say.countedTitle}</a>
        <a href="#steps">{say.stepsTitle}</a>
        <a href="#ranges">{say.rangeTitle}</a>
        <a href="#coefficients">{say.tableTitle}</a>
        <a href="#anchors">{say.anchorsTitle}</a>
        <a href="#validation">{say.validationTitle}</a>
        <a href="#limits">{say.limitsTitle}</a>
        <a href="#check">{say.checkTitle}</a>
      </nav>
    </header>
  );
}

/** Of the newest edition that takes disclosures in. */
function Anchors() {
  const say = useWords(methodWords);
  const anchored = factorSets().findLast(({ anchors }) => anchors.length > 0);
  if (!anchored) return null;
  return (
    <section id="anchors" className="stack-s block">
      <h2>{say.anchorsTitle}</h2>
      <p>{say.anchors(anchored.id)}</p>
      {anchored.id !== set.id && <p>{say.notYetUsed(set.id)}</p>}
      <AnchorTable anchors={anchored.anchors} set={anchored} />
    </section>
  );
}
