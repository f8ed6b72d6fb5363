export async function startTestCluster() {}
export async function stopTestCluster() {}
