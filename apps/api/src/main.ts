import 'reflect-metadata';
import { readConfig } from '@promptprint/platform';
import { createApp } from './http/create-app.js';
import { stopGracefully } from './http/graceful-stop.js';

const config = readConfig();
const app = await createApp(config);
stopGracefully(app, config);
await app.listen({ port: config.port, host: config.host });
// The starter waits for this word; without a starter nobody hears it.
process.send?.({ ready: true, port: config.port });
