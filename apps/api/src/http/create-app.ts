import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, pickLocale, uuidv7 } from '@promptprint/kernel';
import { type Config, Drain, Log } from '@promptprint/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from '../api.module.js';
import { Metrics } from '../health/metrics.service.js';
import { registerBodyParsers } from './body-parsers.js';
import { defaultBody, gib, kib } from './body-rules.js';
import { Inventory } from './inventory.js';
import { jsonOf } from './json-parts.js';
import { problemOf } from './problem.js';
import { hooklessHeaders, registerSecurityHeaders } from './security-headers.js';
import { WebFiles } from './web-files.service.js';

/** The whole HTTP side, the same in production and in the tests; only listening is left to the caller. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(config), adapter(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  const log = app.get(Log);
  app.useLogger(log);
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  const served: { method: string; url: string }[] = [];
  instance.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) served.push({ method: name, url });
  });
  // Fastify sends what comes of this, streams too; its types know of strings only.
  instance.setReplySerializer(jsonOf as (answer: unknown) => string);
  registerBodyParsers(instance);
  registerSecurityHeaders(instance, config);
  await instance.register(cookie);
  await instance.register(fastifyStatic, {
    root: app.get(WebFiles).directory,
    serve: false,
    preCompressed: true,
    decorateReply: true,
  });
  registerHooks(instance, { log, drain: app.get(Drain), metrics: app.get(Metrics) });
  await app.init();
  await instance.ready();
  app.get(Inventory).check(served);
  return app;
}

function adapter(config: Config): FastifyAdapter {
  const { trustedProxies } = config;
  return new FastifyAdapter({
    // An exact number of proxies: a forwarded address beyond them is whatever the client wrote.
    trustProxy: trustedProxies > 0 ? (_address: string, hop: number) => hop < trustedProxies : false,
    genReqId: () => uuidv7(),
    requestIdHeader: false,
    bodyLimit: gib,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * kib },
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    maxRequestsPerSocket: 1_000,
    routerOptions: { maxParamLength: 200 },
    multipart: {
      limits: {
        fieldNameSize: 100,
        fieldSize: 8 * kib,
        fields: 20,
        files: 20,
        parts: 40,
        headerPairs: 20,
        fileSize: 2 * gib,
      },
    },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const at = {
        locale: pickLocale(request.headers['accept-language']),
        requestId: request.id,
        base: config.publicUrl.href,
      };
      const body = JSON.stringify(problemOf(new DomainError('invalid', 'path-malformed'), at));
      reply
        .status(400)
        .headers(hooklessHeaders(config, request.id))
        .header('Content-Type', 'application/problem+json; charset=utf-8')
        .send(body);
    },
  });
}

interface Watchers {
  log: Log;
  drain: Drain;
  metrics: Metrics;
}

function registerHooks(instance: FastifyInstance, { log, drain, metrics }: Watchers): void {
  instance.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    // PostgreSQL stores no U+0000, wherever in the address it would end up.
    if (/%00/.test(request.url)) throw new DomainError('invalid', 'text-with-nul');
  });
  instance.addHook('preParsing', async (request) => {
    if (/^multipart\//i.test(request.headers['content-type'] ?? '') && !takesForms(request))
      throw new DomainError('unsupported', 'media-type-unsupported', { accepted: ['application/json'] });
  });
  instance.addHook('onSend', async (_request, reply) => {
    if (drain.isDraining) reply.header('Connection', 'close');
  });
  instance.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    log.info('request', {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}

function takesForms(request: FastifyRequest): boolean {
  const { body = defaultBody } = request.routeOptions.config as { body?: typeof defaultBody };
  return body.types?.includes('multipart/form-data') ?? false;
}
