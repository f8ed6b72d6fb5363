import { exp } from './functions.js';

/** What EcoLogits 0.9.1 reads of a request: billions of parameters, generated tokens, the operator's PUE. */
export interface EcologitsRequest {
  readonly activeB: number;
  readonly totalB: number;
  readonly outputTokens: number;
  readonly pue: number;
}

const batch = 64;

/** Wh of a request by the formula of EcoLogits 0.9.1: 64 requests together, 16-bit weights, output tokens only. */
export function ecologitsEnergy({ activeB, totalB, outputTokens, pue }: EcologitsRequest): number {
  let accelerators = 1;
  while (accelerators < Math.ceil((1.2 * totalB * 2) / 80)) accelerators *= 2;
  const wattHoursPerToken = 1.1665e-6 * exp(-0.011206 * batch) * activeB + 4.0529e-5;
  const secondsPerToken = 6.785e-4 * activeB + 3.119e-4 * batch + 0.019474;
  const server = ((1200 / 3600) * secondsPerToken * (accelerators / 8)) / batch;
  return pue * outputTokens * (server + accelerators * wattHoursPerToken);
}
