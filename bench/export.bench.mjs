// A ChatGPT export of a gigabyte (BENCH_MEGABYTES), sent to the server and read there until the last event is committed,
// and read by the command line, against reading the same bytes from disk. Memory of every process, above that of an idle one.
import { spawn } from 'node:child_process';
import { createReadStream, openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeExport } from './chat-export.mjs';
import { rounded, secondsOf } from './measure.mjs';
import { signUp, startRunningApi } from './running-api.mjs';

const megabytes = Number(process.env.BENCH_MEGABYTES ?? 1_000);
const cli = fileURLToPath(new URL('../apps/cli/dist/main.js', import.meta.url));

export async function bench({ say }) {
  const folder = await mkdtemp(join(tmpdir(), 'promptprint-export-'));
  const path = join(folder, 'conversations.json');
  try {
    const exchanges = await writeExport(path, megabytes * 1e6);
    const bytes = (await stat(path)).size;
    const baseline = await secondsOf(() => readThrough(path));
    const read = await readByCli(path, exchanges);
    say(`read: ${JSON.stringify(read)}`);
    const sent = await sendToServer(path, exchanges);
    say(`sent: ${JSON.stringify(sent)}`);
    return {
      figure: sent.seconds,
      unit: 's',
      baseline,
      baselineIs: 'reading the same bytes from disk',
      exchanges,
      megabytes: Math.round(bytes / 1e6),
      sent,
      read,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readThrough(path) {
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) bytes += chunk.length;
  return bytes;
}

async function readByCli(path, exchanges) {
  const idle = await idleBytes();
  const child = spawn(process.execPath, ['--disable-proto=delete', cli, 'read', '--json', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = peakOf(() => [child.pid]);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
  const seconds = await secondsOf(() => new Promise((resolve) => child.once('close', resolve)));
  const { requests } = JSON.parse(text);
  if (requests !== exchanges) throw new Error(`${requests} requests of ${exchanges}`);
  return { seconds: rounded(seconds), extraMegabytes: Math.round((watch.stop() - idle) / 1e6) };
}

async function sendToServer(path, exchanges) {
  const api = await startRunningApi();
  try {
    const { headers } = await signUp(api.url);
    const idle = rssOf(api.pid);
    const apiWatch = peakOf(() => [api.pid]);
    const readerWatch = peakOf(() => childrenOf(api.pid));
    const seconds = await secondsOf(async () => {
      const form = new FormData();
      form.append('acceptsText', 'true');
      form.append('file', await openAsBlob(path), 'conversations.json');
      const answer = await fetch(`${api.url}/v1/usage-imports`, { method: 'POST', headers, body: form });
      let found = await answer.json();
      while (found.state === 'open') {
        await new Promise((resolve) => setTimeout(resolve, 200));
        found = await (await fetch(`${api.url}/v1/usage-imports/${found.id}`, { headers })).json();
      }
      if (found.recorded !== exchanges) throw new Error(`recorded ${JSON.stringify(found)} of ${exchanges}`);
    });
    return {
      seconds: rounded(seconds),
      apiExtraMegabytes: Math.round((apiWatch.stop() - idle) / 1e6),
      readerExtraMegabytes: Math.round((readerWatch.stop() - (await idleBytes())) / 1e6),
    };
  } finally {
    await api.stop();
  }
}

/** Of a Node process that does nothing. */
async function idleBytes() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1000)']);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const bytes = rssOf(child.pid);
  child.kill();
  return bytes;
}

/** The largest resident set of these processes while it runs, in bytes. */
function peakOf(pids) {
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of pids()) peak = Math.max(peak, rssOf(pid));
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
      .map(Number);
  }
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
  } catch {
    return null;
  }
}

function rssOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return 0;
  }
}
