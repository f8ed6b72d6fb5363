import helmet from '@fastify/helmet';
import type { Config } from '@promptprint/platform';
import type { FastifyInstance } from 'fastify';

/** The one style element React Aria 1.22.1 injects for presses. */
const pressStyle = `'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='`;

export async function registerSecurityHeaders(instance: FastifyInstance, config: Config): Promise<void> {
  const isSecure = config.publicUrl.protocol === 'https:';
  await instance.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`, pressStyle],
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
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
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
