// A ChatGPT export from file to events – found, cut, parsed, tokenised, estimated – against a bare JSON.parse of the same bytes.
import { openAsBlob } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readUsage } from '@promptprint/usage-formats';
import { writeExport } from './chat-export.mjs';
import { inTurns, peakMemoryOf, rounded } from './measure.mjs';

const megabytes = 24;

export async function bench({ rounds, say }) {
  const folder = await mkdtemp(join(tmpdir(), 'promptprint-parse-'));
  const path = join(folder, 'conversations.json');
  try {
    const exchanges = await writeExport(path, megabytes * 1e6);
    const bytes = (await stat(path)).size;
    const read = () => eventsIn(path);
    const parse = async () => JSON.parse(await readFile(path, 'utf8')).length;
    const found = await read();
    if (found !== exchanges) throw new Error(`${found} events of ${exchanges} exchanges`);
    const extraBytes = await peakMemoryOf(read);
    const parsedExtraBytes = await peakMemoryOf(parse);
    const seconds = await inTurns(rounds, read, parse);
    const perSecond = (each) => bytes / 1e6 / each;
    say(
      `${exchanges} exchanges in ${rounded(bytes / 1e6)} MB; ${rounded(seconds.figure)} s against ${rounded(seconds.baseline)} s`,
    );
    return {
      figure: perSecond(seconds.figure),
      unit: 'MB/s',
      baseline: perSecond(seconds.baseline),
      baselineIs: 'readFile and JSON.parse of the same bytes, nothing counted',
      exchanges,
      megabytes: rounded(bytes / 1e6),
      extraMegabytes: Math.round(extraBytes / 1e6),
      baselineExtraMegabytes: Math.round(parsedExtraBytes / 1e6),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function eventsIn(path) {
  let events = 0;
  for await (const batch of readUsage([{ name: 'conversations.json', blob: await openAsBlob(path) }], {
    now: Date.now(),
  }))
    events += batch.length;
  return events;
}
