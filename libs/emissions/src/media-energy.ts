import { power } from './functions.js';

/** Joules at the accelerator for one picture by diffusion: 45 J per step, root of billion parameters and megapixel (section 4). */
export function imageJoules(steps: number, parametersB: number, megapixels: number): number {
  return 45 * steps * Math.sqrt(parametersB) * megapixels;
}

/** Joules at the accelerator for one film: `volume` is width × height × frames in millions of pixels (section 4). */
export function videoJoules(steps: number, parametersB: number, volume: number): number {
  return 6 * steps * power(parametersB, 0.55) * (volume * Math.sqrt(volume));
}
