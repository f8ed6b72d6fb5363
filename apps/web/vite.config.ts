import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { brotliFiles } from './brotli.plugin.js';

const api = 'http://localhost:3000';

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react(), brotliFiles()],
  resolve: {
    conditions: ['@promptprint/source', 'module', 'browser', mode === 'production' ? 'production' : 'development'],
  },
  worker: { format: 'es' as const },
  build: {
    // Nothing is inlined: the content security policy allows fonts, styles and workers from our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/otlp', '/health', '/openapi.json', '/docs'].map((path) => [path, { target: api }]),
    ),
  },
}));
