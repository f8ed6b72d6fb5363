import { startTestCluster } from './cluster.mjs';

/** Jest calls this once per project that names it: the cluster is shared and its users are counted. */
export default async function globalSetup() {
  await startTestCluster();
}
