// `npm run bench -- NAME [--json] [--rounds N]`: a figure and, from the same run, its baseline and their ratio.
//
// Each `NAME.bench.mjs` exports `bench({ rounds, say })`, which returns
// `{ figure, unit, baseline, baselineIs, ratio?, …more }`; `ratio` is figure / baseline unless it says otherwise.
// Absolute figures belong to the machine; the ratio is what may be compared between machines.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rounded } from './measure.mjs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.slice(0, -'.bench.mjs'.length));

process.exitCode = await main();

async function main() {
  const request = read(process.argv.slice(2));
  if (!request) return 2;
  const { name, rounds, isJson } = request;
  const say = (line) => isJson || process.stderr.write(`${line}\n`);
  const { bench } = await import(`./${name}.bench.mjs`);
  const result = await bench({ rounds, say });
  const { figure, unit, baseline, baselineIs, ratio = figure / baseline, ...more } = result;
  const line = {
    bench: name,
    figure: rounded(figure),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    rounds,
    baselineIs,
    ...more,
  };
  process.stdout.write(isJson ? `${JSON.stringify(line)}\n` : text(line));
  return 0;
}

function read(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, rounds: { type: 'string' } },
    });
    const rounds = Number(values.rounds ?? 5);
    if (positionals.length === 1 && names.includes(positionals[0]) && Number.isInteger(rounds) && rounds > 0) {
      return { name: positionals[0], rounds, isJson: values.json === true };
    }
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  process.stderr.write(`Usage: npm run bench -- ${names.join(' | ')} [--json] [--rounds N]\n`);
  return null;
}

function text({ bench, figure, unit, baseline, ratio, rounds, baselineIs, ...more }) {
  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
  const rows = [
    [bench, `${number.format(figure)} ${unit}`],
    ['baseline', `${number.format(baseline)} ${unit}${baselineIs ? ` (${baselineIs})` : ''}`],
    ['ratio', number.format(ratio)],
    ['rounds', String(rounds)],
    ...Object.entries(more).map(([key, value]) => [
      key,
      typeof value === 'number' ? number.format(value) : JSON.stringify(value),
    ]),
  ];
  const width = Math.max(...rows.map(([key]) => key.length));
  return `${rows.map(([key, value]) => `${key.padEnd(width)}  ${value}`).join('\n')}\n`;
}
