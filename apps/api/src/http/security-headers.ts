import helmet from '@fastify/helmet';
import type { Config } from '@promptprint/platform';
import type { FastifyInstance } from 'fastify';

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

export async function registerSecurityHeaders(instance: FastifyInstance, config: Config): Promise<void> {
  await instance.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(config) },
    strictTransportSecurity: isSecure(config) ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  instance.addHook('onRequest', async (_request, reply) => {
    reply.header('Permissions-Policy', permissions);
  });
  instance.addHook('onSend', async (_request, reply) => {
    // Nothing is kept by a cache unless its handler said so.
    if (!reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store');
  });
}

/** The same for the few answers Fastify gives before any hook runs. */
export function hooklessHeaders(config: Config, requestId: string): Readonly<Record<string, string>> {
  const policy = Object.entries(directivesOf(config)).map(([name, sources]) => [dashed(name), ...sources].join(' '));
  return {
    'X-Request-Id': requestId,
    'Content-Security-Policy': policy.join(';'),
    ...(isSecure(config) ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': permissions,
    'Cache-Control': 'no-store',
  };
}

const dashed = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

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
