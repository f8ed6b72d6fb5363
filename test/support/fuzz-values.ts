import fc from 'fast-check';
import { type OpenApiDocument, resolved, type Schema } from './fuzz-document.js';

/** Values that broke real servers: wrong types, edges of number and date, text a database or a path would stumble over. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '\u202egpj.exe',
  'ￒ한글'.repeat(50),
  'a'.repeat(100_000),
  "'; DROP TABLE person; --",
  '../../../../etc/passwd',
  '${jndi:ldap://x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '%00%ff%fe',
  '=1+1',
  '__proto__',
  'constructor',
  '2026-02-30',
  '2026-W01-1',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:60Z',
  '275760-09-13T00:00:00.001Z',
  '-000001-01-01T00:00:00Z',
  '0x10',
  '1e3',
  'NaN',
  0,
  -0,
  -1,
  1.5,
  1e-320,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  1e21,
  1e308,
  -1e308,
  [],
  [[]],
  [null],
  {},
  { $gt: '' },
  { toString: 1, valueOf: 2 },
  { then: 'x' },
  { length: 1e9 },
  { constructor: { prototype: { isAdmin: true } } },
  Object.assign(Object.create(null) as object, { ['__proto__']: 1 }),
  Array.from({ length: 2_000 }, () => 0),
];

export const hostile = fc.constantFrom(...hostileValues);

const mostDepth = 6;

/** Values the schema allows, small enough to send thousands of times. */
export function valid(schema: Schema, document: OpenApiDocument, depth = 0): fc.Arbitrary<unknown> {
  const real = resolved(schema, document);
  const shown = [real.example, ...(real.examples ?? [])].filter((example) => example !== undefined);
  const made = validOf(real, document, depth);
  if (shown.length > 0)
    return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...shown) }, { weight: 1, arbitrary: made });
  return made;
}

function validOf(schema: Schema, document: OpenApiDocument, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum?.length) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices?.length) return fc.oneof(...choices.map((each) => valid(each, document, depth + 1)));
  if (schema.allOf?.length) return validOf(merged(schema, document), document, depth + 1);
  const types = typesOf(schema);
  return fc.oneof(...types.map((type) => ofType(type, schema, document, depth)));
}

function merged(schema: Schema, document: OpenApiDocument): Schema {
  const { allOf = [], ...own } = schema;
  const parts = [...allOf.map((part) => resolved(part, document)), own];
  return parts.reduce((all, part) => ({
    ...all,
    ...part,
    properties: { ...all.properties, ...part.properties },
    required: [...(all.required ?? []), ...(part.required ?? [])],
  }));
}

function typesOf({ type, nullable, properties, items }: Schema): string[] {
  const given = Array.isArray(type)
    ? type
    : type
      ? [type]
      : properties
        ? ['object']
        : items
          ? ['array']
          : ['string', 'number', 'boolean', 'object'];
  return nullable ? [...given, 'null'] : given;
}

function ofType(type: string, schema: Schema, document: OpenApiDocument, depth: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return integer(schema);
  if (type === 'number') return fc.oneof(integer(schema), double(schema));
  if (type === 'array') return array(schema, document, depth);
  if (type === 'object') return object(schema, document, depth);
  return text(schema);
}

function integer({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): fc.Arbitrary<number> {
  const low = Math.ceil(minimum);
  const high = Math.floor(Math.max(low, maximum));
  return fc.oneof(
    fc.maxSafeInteger().map((n) => low + (Math.abs(n) % (Math.min(high - low, 5_000) + 1))),
    fc.constantFrom(low, high),
  );
}

function double({ minimum = 0, maximum = 1e6 }: Schema): fc.Arbitrary<number> {
  return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true, noDefaultInfinity: true });
}

function array(schema: Schema, document: OpenApiDocument, depth: number): fc.Arbitrary<unknown[]> {
  const least = schema.minItems ?? 0;
  const most = Math.max(least, Math.min(schema.maxItems ?? 4, 4));
  if (depth > mostDepth) return fc.constant([]);
  return fc.array(valid(schema.items ?? {}, document, depth + 1), { minLength: least, maxLength: most });
}

function object(schema: Schema, document: OpenApiDocument, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const wanted = depth > mostDepth ? properties.filter(([key]) => required.has(key)) : properties;
  const model = Object.fromEntries(wanted.map(([key, each]) => [key, valid(each, document, depth + 1)]));
  const requiredKeys = wanted.map(([key]) => key).filter((key) => required.has(key));
  return fc.record(model, { requiredKeys }).map((value) => ({ ...value }));
}

function text(schema: Schema): fc.Arbitrary<string> {
  const least = schema.minLength ?? 0;
  const most = Math.max(least, Math.min(schema.maxLength ?? 24, least + 40));
  const made = formats[schema.format ?? ''];
  if (made) return made;
  if (schema.pattern) {
    try {
      return fc.stringMatching(new RegExp(schema.pattern)).filter((value) => value.length <= (schema.maxLength ?? 1e6));
    } catch {
      // A pattern the generator cannot follow: any text of the right length will do.
    }
  }
  return fc.oneof(
    fc.string({ minLength: least, maxLength: most }),
    fc.string({ minLength: least, maxLength: most, unit: 'binary' }).map((value) => value.replaceAll('\u0000', '0')),
  );
}

const instant = fc.date({ min: new Date('2020-01-02'), max: new Date('2026-11-20'), noInvalidDate: true });

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'date-time': instant.map((date) => date.toISOString()),
  date: instant.map((date) => date.toISOString().slice(0, 10)),
  uuid: fc.uuid(),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
  binary: fc.string(),
  byte: fc.base64String(),
};

/** A valid value with one thing wrong somewhere inside it. */
export function nearValid(schema: Schema, document: OpenApiDocument): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid(schema, document), fc.nat(), fc.constantFrom<Damage>('replace', 'drop', 'add', 'repeat'), hostile)
    .map(([value, place, damage, bad]) => damaged(value, { place, damage, bad }));
}

type Damage = 'replace' | 'drop' | 'add' | 'repeat';
type Spot = { holder: Record<string, unknown> | unknown[]; key: string };

function damaged(value: unknown, { place, damage, bad }: { place: number; damage: Damage; bad: unknown }): unknown {
  const copy: unknown = value === undefined ? null : structuredClone(value);
  const spots = spotsOf(copy);
  const spot = spots[place % Math.max(1, spots.length)];
  if (!spot) return bad;
  const { holder, key } = spot;
  if (Array.isArray(holder)) {
    if (damage === 'drop') holder.splice(Number(key), 1);
    else if (damage === 'repeat') holder.push(...Array.from({ length: 12 }, () => holder[Number(key)]));
    else holder[Number(key)] = bad;
  } else if (damage === 'drop') delete holder[key];
  else if (damage === 'add') holder[`${key}x`] = bad;
  else holder[key] = bad;
  return copy;
}

function spotsOf(value: unknown, depth = 0): Spot[] {
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  const holder = value as Spot['holder'];
  return Object.entries(value)
    .slice(0, 60)
    .flatMap(([key, inner]) => [{ holder, key }, ...spotsOf(inner, depth + 1)]);
}
