import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessKey, type AccessRule } from './access.js';

export interface DeclaredRoute {
  method: string;
  url: string;
  access: AccessRule;
  handler: string;
}

const known = { path: 'path', method: 'method' };

/** Every handler with its declaration: the list the authorisation matrix is made of. */
@Injectable()
export class Inventory {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  declared(): DeclaredRoute[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.routesOf(metatype as Type) : []));
  }

  /** Stops the start when a handler declares nothing, or when the server answers a route no handler declared. */
  check(served: readonly { method: string; url: string }[]): void {
    const declared = new Set(this.declared().map(({ method, url }) => `${method} ${url}`));
    const undeclared = served
      .map(({ method, url }) => `${method} ${url}`)
      .filter((route) => !declared.has(route) && !route.startsWith('HEAD ') && !route.startsWith('OPTIONS '));
    const unserved = [...declared].filter((route) => !served.some(({ method, url }) => `${method} ${url}` === route));
    if (undeclared.length > 0) throw new Error(`routes without an access declaration: ${undeclared.join(', ')}`);
    if (unserved.length > 0) throw new Error(`declared routes that are not served: ${unserved.join(', ')}`);
  }

  private routesOf(controller: Type): DeclaredRoute[] {
    const prototype: Record<string, unknown> = controller.prototype;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(known.method, handler)) return [];
      const method = RequestMethod[Number(Reflect.getMetadata(known.method, handler))] ?? '';
      const label = `${controller.name}.${name}`;
      // ALL would open every verb Node knows.
      if (method === '' || method === 'ALL') throw new Error(`${label} answers every method: name the ones it means`);
      const access: AccessRule | undefined = Reflect.getMetadata(accessKey, handler);
      if (!access) throw new Error(`${label} has no @Access(): say who may call it`);
      return paths(Reflect.getMetadata(known.path, controller)).flatMap((prefix) =>
        paths(Reflect.getMetadata(known.path, handler)).map((path) => ({
          method,
          url: join(prefix, path),
          access,
          handler: label,
        })),
      );
    });
  }
}

const paths = (value: string | string[] | undefined): string[] => (Array.isArray(value) ? value : [value ?? '']);

function join(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}
