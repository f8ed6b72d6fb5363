import { createReadStream, createWriteStream, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg|json|webmanifest)$/;

/** Writes a `.br` beside every text file of the build: the API serves it as it stands and never compresses by itself. */
export function brotliFiles(): Plugin {
  let folder = '';
  return {
    name: 'promptprint-brotli-files',
    apply: 'build',
    configResolved: ({ build, root }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
          compressible.test(file),
        );
        await Promise.all(files.map((file) => compress(join(folder, file))));
      },
    },
  };
}

function compress(file: string): Promise<void> {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return pipeline(createReadStream(file), brotli, createWriteStream(`${file}.br`));
}
