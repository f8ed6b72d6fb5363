import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readUsage } from '@promptprint/usage-formats';
import { type FuzzResult, fuzzRun, type Reader } from '../libs/usage-formats/test/fuzz.js';

const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const files = Number(process.env.FUZZ_FILES ?? 500);

const told = ({ breaches }: FuzzResult): string => `seed ${seed}\n${breaches.join('\n\n')}`;

describe('spoilt usage files', () => {
  it(
    `${files} of them are read or refused, with every event sound and no text let out`,
    async () => {
      const result = await fuzzRun({ seed, files, reader: readUsage });
      const { breaches, ...counts } = result;
      if (process.env.PROVE_RESULT)
        writeFileSync(
          process.env.PROVE_RESULT,
          JSON.stringify({ ...counts, breaches: breaches.length, firstBreaches: breaches.slice(0, 3) }),
        );
      if (breaches.length > 0) throw new Error(told(result));
      // Refusals alone would prove little: most files must still give something, and records must have been skipped.
      expect(result.read / result.files).toBeGreaterThan(0.5);
      expect(Object.keys(result.skipped).length).toBeGreaterThan(5);
    },
    60_000 + files * 100,
  );
});

/** A reader with something changed in each of its batches. */
const spoilt =
  (spoil: (batch: Parameters<typeof JSON.stringify>[0][]) => unknown[]): Reader =>
  (wanted, options) => {
    const reading = readUsage(wanted, options);
    return {
      report: () => reading.report(),
      async *[Symbol.asyncIterator]() {
        for await (const batch of reading) yield spoil([...batch]) as typeof batch;
      },
    };
  };

describe('a reader that is broken on purpose', () => {
  const canaries: Record<string, { reader: Reader; fault: RegExp }> = {
    'throws what is no answer': {
      reader: spoilt((batch) => {
        if (batch.length % 2 === 1) throw new TypeError('odd');
        return batch;
      }),
      fault: /threw TypeError/,
    },
    'counts a use twice': { reader: spoilt((batch) => [...batch, ...batch]), fault: /two events one id/ },
    'lets an impossible count through': {
      reader: spoilt((batch) => batch.map((event) => ({ ...event, outputTokens: -1 }))),
      fault: /outputTokens invalid-number/,
    },
    'lets a text out': {
      reader: spoilt((batch) => batch.map((event) => ({ ...event, projectTag: 'QX7secret title' }))),
      fault: /let a text out/,
    },
  };

  it.each(Object.entries(canaries))('that %s turns the suite red', async (_name, { reader, fault }) => {
    const { breaches } = await fuzzRun({ seed: 1, files: 100, reader });
    expect(breaches.join('\n')).toMatch(fault);
  });
});
