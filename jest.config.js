const shared = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@promptprint/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/', '/.promptprint/', '/.cache/'],
};
// CommonJS packages that require Nest load only after Nest itself has been evaluated (nestjs/nest#17583).
const withDatabase = {
  globalSetup: './test/support/global-setup.mjs',
  globalTeardown: './test/support/global-teardown.mjs',
  setupFiles: ['./test/support/preload.ts'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts', '<rootDir>/test/*.spec.ts'] },
    { ...shared, ...withDatabase, displayName: 'e2e', testMatch: ['<rootDir>/test/*.e2e-spec.ts'] },
    { ...shared, ...withDatabase, displayName: 'browser', testMatch: ['<rootDir>/test/*.browser-spec.ts'] },
  ],
};
