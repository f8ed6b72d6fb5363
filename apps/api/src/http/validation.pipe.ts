import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { DomainError, type ErrorItem } from '@promptprint/kernel';
import type { ValidationError } from 'class-validator';

const most = 20;

/** Unknown properties are refused, nothing is converted on the quiet, and the answer stays small. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
      validationError: { target: false, value: false },
      exceptionFactory: (errors: ValidationError[]) =>
        new DomainError('invalid', 'validation-failed', { errors: flatten(errors) }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // `import type` of a DTO leaves Object behind, and everything would pass unseen.
    if (metadata.type === 'body' && (metadata.metatype === Object || metadata.metatype === Function)) {
      throw new Error(
        `the body ${metadata.data ?? ''} of a route has no class to be checked by: import its DTO as a value or take it as unknown with a decoder`,
      );
    }
    const told = value === undefined && mayBeAbsent(metadata) ? {} : value;
    if (
      metadata.type === 'body' &&
      isClass(metadata.metatype) &&
      (typeof told !== 'object' || told === null || Array.isArray(told))
    ) {
      throw new DomainError('invalid', 'validation-failed', { errors: [{ pointer: '', code: 'object' }] });
    }
    return super.transform(told, metadata);
  }
}

const absentKey = 'promptprint:may-be-absent';

/** A body of this class may be left out altogether; that is as good as an empty object. */
export const MayBeAbsent = (): ClassDecorator => (target) => Reflect.defineMetadata(absentKey, true, target);

const mayBeAbsent = ({ type, metatype }: ArgumentMetadata) =>
  type === 'body' && metatype !== undefined && Reflect.hasMetadata(absentKey, metatype);

const isClass = (metatype: unknown) =>
  typeof metatype === 'function' && ![String, Number, Boolean, Array, Buffer].some((plain) => plain === metatype);

export function flatten(errors: readonly ValidationError[]): ErrorItem[] {
  const items: ErrorItem[] = [];
  const queue = errors.map((error) => ({ error, path: '' }));
  for (let next = queue.shift(); next && items.length < most; next = queue.shift()) {
    const pointer = `${next.path}/${next.error.property.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [rule] = Object.keys(next.error.constraints ?? {});
    if (rule) items.push({ pointer, code: rule === 'whitelistValidation' ? 'unknown-property' : dashed(rule) });
    for (const child of (next.error.children ?? []).slice(0, most)) queue.push({ error: child, path: pointer });
  }
  return items;
}

const dashed = (rule: string) => rule.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
