import type { Explanation, ExplanationNode } from '@promptprint/emissions';
import { useLocale, useWords } from '../shell/locale.js';
import { explainWords } from '../words/explain.js';
import { explainedText } from './explained-value.js';
import type { Typical } from './explain-facts.js';
import { GradeMark } from './grade-mark.js';

/** Every number of one mean request, each with range, grade and sources, down to the coefficients. */
export function ExplainTree({ explanation, metric }: { explanation: Explanation; metric: Typical['metric'] }) {
  const say = useWords(explainWords);
  const root = metric === 'water' ? explanation.water : explanation.carbon;
  const shown = metric === 'energy' ? energyOf(root) : root;
  return (
    <details className="explain-more">
      <summary>{say.treeTitle}</summary>
      <p className="small quiet">{say.treeHint}</p>
      <ul className="tree">
        <TreeNode node={shown} depth={0} />
        {metric === 'carbon' && explanation.carbonMarket && <TreeNode node={explanation.carbonMarket} depth={0} />}
      </ul>
      <dl className="facts-list small">
        <dt>{say.tierTitle}</dt>
        <dd>{say.estimator.tier[explanation.tier]}</dd>
        <dt>{say.matchTitle}</dt>
        <dd>{say.estimator.match[explanation.model.why]}</dd>
        <dt>{say.placeTitle}</dt>
        <dd>{say.place(explanation.zone.name, String(explanation.zone.year))}</dd>
        <dt>{say.boundaryTitle}</dt>
        <dd>{say.estimator.boundary[metric === 'energy' ? explanation.boundary : 'B4']}</dd>
      </dl>
    </details>
  );
}

function TreeNode({ node, depth }: { node: ExplanationNode; depth: number }) {
  return (
    <li className="tree-node">
      {node.children.length === 0 ? (
        <div className="tree-leaf">
          <TreeLine node={node} />
        </div>
      ) : (
        <details open={depth === 0}>
          <summary>
            <TreeLine node={node} />
          </summary>
          <ul className="tree">
            {node.children.map((child) => (
              <TreeNode key={child.id} node={child} depth={depth + 1} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function TreeLine({ node }: { node: ExplanationNode }) {
  const say = useWords(explainWords);
  const { locale } = useLocale();
  const { mid, range } = explainedText(node.value, node.unit, { locale, say });
  const sources = node.children.length === 0 ? node.sources : [];
  return (
    <span className="tree-line">
      <span className="tree-label">{say.estimator.node[node.id]}</span>
      <span className="row tree-value">
        <span className="num">{mid}</span>
        <GradeMark grade={node.grade} />
      </span>
      {range && <span className="num small quiet">{range}</span>}
      {sources.length > 0 && <span className="small faint">{sources.map(({ title }) => title).join(' · ')}</span>}
    </span>
  );
}

function energyOf(root: ExplanationNode): ExplanationNode {
  return root.children[0]?.children[0] ?? root;
}
