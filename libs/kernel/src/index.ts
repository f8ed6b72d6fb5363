export * from './domain-error.js';
export * from './figure.js';
export * from './figure-text.js';
export * from './ids.js';
export * from './locale.js';
export * from './period-text.js';
export * from './status-line-text.js';
