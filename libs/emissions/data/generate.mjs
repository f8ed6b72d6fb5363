// Carries the facts of the research files into this room's own catalogue. Usage: node libs/emissions/data/generate.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('name the folder that holds the research files');
const out = join(import.meta.dirname, '..', 'src', 'data');

function cells(text) {
  const table = [[]];
  for (let at = 0; at < text.length; ) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\n') cell += text[at++];
    table.at(-1).push(cell.trim());
    if (text[at] === '\n' && at + 1 < text.length) table.push([]);
    at += 1;
  }
  return table;
}

function rows(name) {
  const [header, ...body] = cells(readFileSync(join(folder, name), 'utf8').replaceAll('\r', ''));
  return body.filter((row) => row.length > 1).map((row) => Object.fromEntries(header.map((key, at) => [key, row[at] ?? ''])));
}

const number = (text) => (text === '' || !Number.isFinite(Number(text)) ? null : Number(text));

/** Where a source named in the research files is published; an arXiv number speaks for itself. */
const places = [
  [/arXiv:(\d{4}\.\d{5})/, ([, id]) => `https://arxiv.org/abs/${id}`],
  [/llm-prices/, () => 'https://github.com/simonw/llm-prices'],
  [/CO2\.js/, () => 'https://github.com/thegreenwebfoundation/co2.js'],
  [/region-carbon-info/, () => 'https://github.com/GoogleCloudPlatform/region-carbon-info'],
  [/EcoLogits models\.json/, () => 'https://github.com/genai-impact/ecologits'],
  [/ML\.ENERGY index/, () => 'https://github.com/ml-energy/leaderboard'],
  [/AI Energy Score/, () => 'https://huggingface.co/AIEnergyScore'],
  [/datacenters\.microsoft\.com/, () => 'https://datacenters.microsoft.com/sustainability/efficiency/'],
  [/xai-org\/grok-1/, () => 'https://github.com/xai-org/grok-1'],
  [/Jegham et al/, () => 'https://arxiv.org/abs/2505.09598'],
];
const urlOf = (title) => {
  for (const [pattern, url] of places) {
    const found = pattern.exec(title);
    if (found) return url(found);
  }
  return null;
};

const sources = new Map();
/** The id of a source; a row without one rests on this method's own prior. */
function source(title, verified) {
  if (title === '' || /^(generic prior|no cooling overhead|median of the published)/.test(title)) return 'expert-prior';
  const key = `${title}|${verified}`;
  if (!sources.has(key)) sources.set(key, [`c${String(sources.size + 1).padStart(3, '0')}`, title, urlOf(title), /\b20\d\d(-\d\d(-\d\d)?)?\b/.exec(title)?.[0] ?? null, verified || 'unverified']);
  return sources.get(key)[0];
}

const models = rows('model-parameters.csv').map((row) => [
  row.provider,
  row.model_id,
  row.aliases === '' ? [] : row.aliases.split(';').map((alias) => alias.replace(/\(until.*\)/, '').trim()),
  row.release_date || null,
  row.openness === 'open-weight' ? 1 : 0,
  [number(row.active_params_b_low), number(row.active_params_b_high)],
  [number(row.total_params_b_low), number(row.total_params_b_high)],
  row.reasoning,
  row.modality,
  number(row.anchor_price_usd_per_m_out),
  row.basis,
  source(row.source, row.verified),
]);

const grids = rows('grid-intensity.csv').map((row) => [
  row.zone_type,
  row.code,
  row.name,
  row.country_iso3,
  Number(row.year),
  number(row.gco2e_per_kwh),
  [number(row.gco2e_p5), number(row.gco2e_p95)],
  number(row.water_l_per_kwh),
  number(row.alt_gco2e_per_kwh),
  row.alt_source === '' ? null : source(row.alt_source, 'secondary'),
  source(row.source, 'secondary'),
  number(row.adpe_kgsbe_per_kwh),
  number(row.primary_energy_mj_per_kwh),
]);

const triple = (row, names) => names.map((name) => number(row[name]));
const operators = rows('datacenter-factors.csv').filter((row) => row.row_type === 'operator').map((row) => [
  row.name,
  row.default_country_iso3 || null,
  row.year,
  triple(row, ['pue_p5', 'pue_p50', 'pue_p95']),
  triple(row, ['wue_p5', 'wue_onsite_l_per_kwh_it_p50', 'wue_p95']),
  number(row.market_based_gco2e_per_kwh),
  row.serving_class,
  source(row.source, row.verified),
]);

/** "default PUE 1.17 [1.08-1.30], WUE 0.30 [0.05-1.2]" in the notes of a provider whose hosts share the load. */
const stated = (notes, name) => {
  const found = new RegExp(`default.*${name} ([\\d.]+) \\[([\\d.]+)-([\\d.]+)\\]`).exec(notes);
  return found ? [Number(found[2]), Number(found[1]), Number(found[3])] : null;
};
const providers = rows('datacenter-factors.csv').filter((row) => row.row_type === 'ai-provider').map((row) => {
  const list = row.source.replace(/^operators:\s*/, '');
  const names = list.split(';').map((part) => part.trim().replace(/ .*$/, '')).filter((name) => operators.some(([operator]) => operator === name));
  return [
    row.name,
    row.default_country_iso3 || null,
    row.serving_class,
    names,
    stated(row.notes, 'PUE'),
    stated(row.notes, 'WUE'),
    source(`Where ${String(row.name)} serves its models: ${list} (research of November 2026)`, row.verified === 'secondary' ? 'secondary' : 'unverified'),
  ];
});

function write(name, doc, type, list) {
  const body = list.map((row) => `  ${JSON.stringify(row)},`).join('\n');
  const constant = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  writeFileSync(
    join(out, `${name}.ts`),
    `// Generated by data/generate.mjs from the research files of November 2026; change those, not this.\n${type}\n/** ${doc} */\nexport const ${constant}: readonly ${type.match(/type (\w+)/)[1]}[] = [\n${body}\n];\n`,
  );
}
const pair = 'readonly [number | null, number | null]';
const three = 'readonly [number | null, number | null, number | null]';
const sure = 'readonly [number, number, number] | null';
write('model-rows', 'provider, id, aliases, release date, open weight, active and total parameters in billions (p5, p95), reasoning, modality, list price in USD per million output tokens, basis, source.', `export type ModelTuple = readonly [string, string, readonly string[], string | null, 0 | 1, ${pair}, ${pair}, string, string, number | null, string, string];`, models);
write('grid-rows', 'zone type, code, name, country, year, gCO2e/kWh, its p5 and p95, off-site water in L/kWh, the other published gCO2e/kWh with its source, source, kg Sb eq per kWh, MJ of primary energy per kWh.', `export type GridTuple = readonly [string, string, string, string, number, number | null, ${pair}, number | null, number | null, string | null, string, number | null, number | null];`, grids);
write('operator-rows', 'operator, country, year, PUE (p5, p50, p95), on-site water in L/kWh IT (p5, p50, p95), market-based gCO2e/kWh, serving class, source.', `export type OperatorTuple = readonly [string, string | null, string, ${three}, ${three}, number | null, string, string];`, operators);
write('provider-rows', 'AI provider, country, serving class, its operators, stated PUE and on-site water (p5, p50, p95), source.', `export type ProviderTuple = readonly [string, string | null, string, readonly string[], ${sure}, ${sure}, string];`, providers);
write('source-rows', 'id, title, address, date, how it was verified.', 'export type SourceTuple = readonly [string, string, string | null, string | null, string];', [...sources.values()]);

/** What the prediction reads of a measurement, and where it is published. Of the notes only how much shorter the runs were. */
const measured = [
  'id', 'kind', 'provider', 'model', 'active_params_b', 'total_params_b', 'precision', 'task', 'input_tokens',
  'cached_tokens', 'output_tokens', 'reasoning', 'images', 'steps', 'megapixels_or_frames', 'batch', 'serving', 'wh_low',
  'wh_mid', 'wh_high', 'boundary', 'hardware', 'quality_grade', 'source', 'source_url', 'notes',
];
const shorter = (notes) => /lengths are about \d+% shorter/.exec(notes)?.[0] ?? '';
writeFileSync(
  join(out, 'measurement-rows.ts'),
  `// Generated by data/generate.mjs from the research files of November 2026; change those, not this.
/** Columns of the published measurements, as \`readMeasurement\` names them. */
export const measurementColumns = ${JSON.stringify(measured)} as const;
/** One row per published measurement, cells as text. */
export const measurementRows: readonly (readonly string[])[] = [
${rows('published-measurements.csv').map((row) => `  ${JSON.stringify(measured.map((name) => (name === 'notes' ? shorter(row.notes) : row[name])))},`).join('\n')}
];
`,
);
