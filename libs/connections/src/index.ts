export { type ConnectionKind, connectionKinds, type ConnectionState, sourceOf } from './connection.js';
export { type ConnectionChange, ConnectionService, type ConnectionWish } from './connection.service.js';
export { connectionDue } from './connections.events.js';
export { connectionsMigrations } from './connections.migrations.js';
export { ConnectionsModule } from './connections.module.js';
export { type LitellmOutcome, LitellmService } from './litellm.service.js';
export { PullService } from './pull.service.js';
export type { RunCounts, UsageConnection } from './usage-connection.js';
