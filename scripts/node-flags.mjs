import { availableParallelism } from 'node:os';

/** Collecting and compiling beside the program takes a core from PostgreSQL: one is left to it where there are few. */
const helpers = Math.min(4, Math.max(1, availableParallelism() - 1));

/**
 * How every process of the product is started. Batches of usage and answers about a year live for a tenth of a second:
 * with the usual small nursery they are moved to the old generation first, with the usual growth that is swept ten times
 * a second, and with the usual limit of several GB it is left to fill up. What outlives a nursery by chance
 * would be made in the old generation ever after, there to be marked and swept; all that is old here was made at the start.
 */
export const nodeFlags = [
  '--disable-proto=delete',
  '--max-semi-space-size=32',
  '--max-old-space-size=1024',
  '--heap-growing-percent=100',
  '--no-allocation-site-pretenuring',
  `--v8-pool-size=${helpers}`,
];
