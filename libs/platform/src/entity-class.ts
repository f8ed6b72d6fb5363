import type { EntitySchema } from 'typeorm';

export type Entity = (abstract new (...args: never[]) => object) | EntitySchema;
