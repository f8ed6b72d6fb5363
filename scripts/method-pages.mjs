// Writes docs/methodology/factors.md and sources.md from the factor set that computes; `--check` compares only.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { currentFactorSet } from '@promptprint/emissions';

const directory = fileURLToPath(new URL('../docs/methodology', import.meta.url));
const { id, since, factors, models, zones, hosts, dataCentres, sources } = currentFactorSet;

const scopes = {
  global: 'everything',
  provider: 'one provider',
  model: 'one model',
  'zone-year': 'one grid and year',
  event: 'nothing: independent noise',
};

/** Four digits: more would be noise of the computation. */
const shown = (number) => String(Number(number.toPrecision(4)));
const cell = (value) => String(value ?? '').replaceAll('|', '\\|');
const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const link = ({ title, url }) => (url ? `[${title.replaceAll(/[[\]]/g, '')}](${url})` : title);
const titled = (source) => (sources.has(source) ? link(sources.get(source)) : source);

function factorsPage() {
  const rows = [...factors.values()].map((factor) => [
    `\`${factor.id}\``,
    shown(factor.low),
    shown(factor.mid),
    shown(factor.high),
    factor.unit,
    scopes[factor.scope],
    factor.grade,
    titled(factor.source),
  ]);
  const count = (list, kind) =>
    Object.entries(Object.groupBy(list, kind))
      .map(([name, of]) => `${of.length} ${name}`)
      .join(', ');
  return `# Factors of set ${id}

In use since ${since}. Low and high are the ends of the 90 % interval. "Shared by" says what a wrong value would be
wrong for: errors of shared factors do not average out in a sum.

${table(['Factor', 'low', 'mid', 'high', 'unit', 'shared by', 'grade', 'source'], rows)}

Beside these, the set holds ${models.length} models, ${hosts.size} hosts, ${dataCentres.length} data-centre rows and
${zones.size} grids (${count([...zones.values()], ({ kind }) => kind)}), each with its source: \`GET /v1/factor-sets/${id}\`
and \`GET /v1/models\` list them.
`;
}

function sourcesPage() {
  const rows = [...sources.values()].map((source) => [
    `\`${source.id}\``,
    link(source),
    source.date ?? '',
    source.verified,
  ]);
  return `# Sources of set ${id}

How each was verified: **primary** (read at its origin), **secondary** (quoted by someone who read it), **unverified**
(found, not confirmed) or **expert** (a judgement of ours, with a spread to match).

${table(['Key', 'Source', 'Date', 'Verified'], rows)}
`;
}

const pages = { 'factors.md': factorsPage(), 'sources.md': sourcesPage() };
const isCheck = process.argv.includes('--check');
for (const [name, text] of Object.entries(pages)) {
  const file = join(directory, name);
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `docs/methodology/${name} is not what the factor set says: run node scripts/method-pages.mjs\n`,
    );
    process.exitCode = 1;
  }
}
