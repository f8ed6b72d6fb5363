/**
 * How every process of the product is started. Batches of usage live for a tenth of a second: with the usual small
 * nursery they are moved to the old generation first, and with the usual limit of several GB it is left to fill up.
 */
export const nodeFlags = ['--disable-proto=delete', '--max-semi-space-size=32', '--max-old-space-size=1024'];
