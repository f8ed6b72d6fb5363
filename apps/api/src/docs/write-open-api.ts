import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from '../api.module.js';
import { completeDocument } from './complete-document.js';

// Run by the build, without a database: preview mode reads the decorators and starts nothing.
const [, , target] = argv;
if (!target) throw new Error('usage: write-open-api.js FILE');

const shapes = new URL('../metadata.js', import.meta.url);
if (existsSync(shapes)) await SwaggerModule.loadPluginMetadata((await import(shapes.href)).default);

const app = await NestFactory.create(ApiModule.with(), new FastifyAdapter(), {
  preview: true,
  logger: ['error'],
  abortOnError: false,
});
writeFileSync(target, `${JSON.stringify(completeDocument(describe()), null, 2)}\n`);
process.exit(0);

function describe(): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Promptprint')
    .setVersion('1')
    .setDescription('What the use of AI emits, with its interval and its sources.')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API key `pp_live_…` or a short access token' },
      'key',
    )
    .addCookieAuth('__Host-pp_session', { type: 'apiKey', in: 'cookie', name: '__Host-pp_session' }, 'session')
    .build();
  return SwaggerModule.createDocument(app, head, {
    // Two resources may both be able to `list`; an id must be one operation's alone.
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    autoTagControllers: false,
  });
}
