import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const cache = join(import.meta.dirname, '../../.cache');
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A real Chromium: the one named by CHROMIUM_PATH, else one of this machine, else the one out of npm. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  const executablePath = own ?? (await unpacked());
  const options = { executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...args] };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (own) throw error;
    // A bare machine lacks nss and nspr; the package brings them for its own Chromium.
    const libraries = await unpackedLibraries();
    return chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** Unpacked by ourselves: the package's own way leaves a file in the temporary directory that only one user can run. */
async function unpacked(): Promise<string> {
  const target = join(cache, `chromium-${packed().version}`);
  if (!existsSync(target)) {
    await inflate(join(packed().bin, 'chromium.br'), target);
    await chmod(target, 0o755);
  }
  return target;
}

async function unpackedLibraries(): Promise<string> {
  const target = join(cache, `chromium-libraries-${packed().version}`);
  if (!existsSync(target)) {
    const archive = `${target}.tar`;
    await inflate(join(packed().bin, 'al2023.tar.br'), archive);
    const draft = `${target}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    spawnSync('tar', ['-xf', archive, '-C', draft]);
    await rename(draft, target).catch(() => undefined);
  }
  return join(target, 'lib');
}

function packed(): { bin: string; version: string } {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const directory = dirname(dirname(main));
  const { version } = createRequire(import.meta.url)(join(directory, 'package.json')) as { version: string };
  return { bin: join(directory, 'bin'), version };
}

/** Two test files may start at once: whoever is second overwrites the same bytes by one rename. */
async function inflate(from: string, to: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = `${to}.${process.pid}`;
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(draft, { mode: 0o755 }));
  await rename(draft, to);
}
