import { stopTestCluster } from './cluster.mjs';

export default async function globalTeardown() {
  await stopTestCluster();
}
