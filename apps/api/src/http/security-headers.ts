import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Config } from '@promptprint/platform';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const isSecure = (config: Config) => config.publicUrl.protocol === 'https:';

const directivesOf = (config: Config) => ({
  defaultSrc: [`'none'`],
  scriptSrc: [`'self'`],
  styleSrc: [`'self'`],
  imgSrc: [`'self'`, 'data:'],
  fontSrc: [`'self'`],
  connectSrc: [`'self'`],
  workerSrc: [`'self'`],
  manifestSrc: [`'self'`],
  formAction: [`'self'`],
  baseUri: [`'none'`],
  objectSrc: [`'none'`],
  frameAncestors: [`'none'`],
  requireTrustedTypesFor: [`'script'`],
  ...(isSecure(config) ? { upgradeInsecureRequests: [] } : {}),
});

/** What stands on every answer, whatever it is: made once, not by a middleware of its own for each request. */
function constantHeaders(config: Config): Readonly<Record<string, string>> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(config) },
    strictTransportSecurity: isSecure(config) ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  })(response.req, response, () => undefined);
  response.setHeader('Permissions-Policy', permissions);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}

export function registerSecurityHeaders(instance: FastifyInstance, config: Config): void {
  const headers = constantHeaders(config);
  instance.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  instance.addHook('onSend', async (_request, reply) => {
    // Nothing is kept by a cache unless its handler said so.
    if (!reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store');
  });
}

/** The same for the few answers Fastify gives before any hook runs. */
export function hooklessHeaders(config: Config, requestId: string): Readonly<Record<string, string>> {
  return { ...constantHeaders(config), 'X-Request-Id': requestId, 'Cache-Control': 'no-store' };
}

const permissions = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
]
  .map((name) => `${name}=()`)
  .join(', ');
