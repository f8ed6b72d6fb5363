import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

describe('the OpenAPI document', () => {
  it('is committed as the build makes it', () => {
    expect(read('apps/api/openapi.json')).toEqual(read('apps/api/dist/openapi.json'));
  });
});
