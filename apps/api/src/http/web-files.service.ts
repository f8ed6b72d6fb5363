import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '@promptprint/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

const reserved = /^\/(v1|otlp|health|metrics|docs|dev|openapi\.json)(\/|$)/;

/** The built web app: a fixed list of files read at start, and its page for every other address a person may open. */
@Injectable()
export class WebFiles {
  readonly directory: string;
  readonly #isSandbox: boolean;
  readonly #files: ReadonlySet<string>;

  constructor(config: Config) {
    this.directory = config.webDirectory;
    this.#isSandbox = config.isSandbox;
    this.#files = new Set(existsSync(this.directory) ? list(this.directory) : []);
  }

  get isBuilt(): boolean {
    return this.#files.has('/index.html');
  }

  answers(request: FastifyRequest): boolean {
    if (!this.isBuilt || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const path = pathOf(request);
    if (path === null || reserved.test(path)) return false;
    return this.#files.has(path) || (!/\.[a-z0-9]{2,5}$/i.test(path) && accepts(request));
  }

  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const path = pathOf(request) ?? '/';
    const isFile = path !== '/' && this.#files.has(path);
    const name = isFile ? path : '/index.html';
    // Names under /assets carry a hash of their content.
    const isHashed = name.startsWith('/assets/');
    reply.status(200).header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    // A page can read this header about itself: it says what it is without asking anyone.
    if (this.#isSandbox && !isFile) reply.header('Server-Timing', 'sandbox');
    return reply.sendFile(name.slice(1), this.directory, { cacheControl: false });
  }
}

const accepts = (request: FastifyRequest) => /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');

function pathOf(request: FastifyRequest): string | null {
  const [path = '/'] = request.url.split('?', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function list(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
    .map((entry) => `/${relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/')}`);
}
