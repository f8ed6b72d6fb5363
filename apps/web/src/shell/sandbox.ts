/** The server marks the page of a sandbox in a header that costs no request of its own. */
export function isSandbox(): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return page?.serverTiming?.some(({ name }) => name === 'sandbox') ?? false;
}
