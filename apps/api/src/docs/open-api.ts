import { existsSync, readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

const file = new URL('../../openapi.json', import.meta.url);

/** The document the build wrote and compared; the API never makes it again. */
export function readDocument(): OpenAPIObject {
  if (!existsSync(file)) return { openapi: '3.1.0', info: { title: 'Promptprint', version: '0' }, paths: {} };
  return JSON.parse(readFileSync(file, 'utf8'));
}
