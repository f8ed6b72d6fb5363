import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

interface Proof {
  pass: boolean;
  kills: number;
  acknowledged: number;
  stored: number;
  lost: number;
  doubled: number;
  brokenInvariants: string[];
}

/** The proof as it is called from outside: it kills servers, and none of that must reach the process of the tests. */
function prove(...args: string[]): Promise<{ code: number | null; proof: Proof; told: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', 'scripts/prove.mjs', 'crash', '--json', ...args], {
      cwd: root,
    });
    let told = '';
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    child.once('error', reject);
    child.once('close', (code) => {
      try {
        resolve({ code, proof: JSON.parse(out) as Proof, told });
      } catch {
        reject(new Error(`no proof was printed: ${out}${told}`));
      }
    });
  });
}

const seed = randomInt(2 ** 31);

describe(`kills of the API and of PostgreSQL during ingest (seed ${seed})`, () => {
  it('lose nothing that was acknowledged and double nothing', async () => {
    const { code, proof } = await prove('--count', '4', '--seed', String(seed));
    expect(proof).toMatchObject({ pass: true, kills: 4, lost: 0, doubled: 0, brokenInvariants: [] });
    expect(proof.stored).toBeGreaterThanOrEqual(proof.acknowledged);
    expect(proof.acknowledged).toBeGreaterThan(200);
    expect(code).toBe(0);
  }, 120_000);

  it('show that an API which answers before COMMIT loses what it acknowledged', async () => {
    const { code, proof } = await prove('--count', '3', '--canary', '--seed', String(seed));
    expect(proof.pass).toBe(false);
    expect(proof.lost).toBeGreaterThan(0);
    expect(code).toBe(1);
  }, 120_000);
});
