// Writes .cache/metadata/metadata.ts for the OpenAPI document (see build.mjs).
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PluginMetadataGenerator } from '@nestjs/cli/lib/compiler/plugins/plugin-metadata-generator.js';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';

const root = fileURLToPath(new URL('..', import.meta.url));
const outputDir = join(root, '.cache', 'metadata');

new PluginMetadataGenerator().generate({
  visitors: [
    new ReadonlyVisitor({
      introspectComments: true,
      classValidatorShim: true,
      dtoFileNameSuffix: ['.dto.ts'],
      controllerFileNameSuffix: ['.controller.ts'],
      pathToSource: join(root, 'apps/api/src'),
      esmCompatible: true,
    }),
  ],
  outputDir,
  filename: 'metadata.ts',
  // Nest joins it to the working directory.
  tsconfigPath: relative(process.cwd(), join(outputDir, 'tsconfig.json')),
  printDiagnostics: false,
});
