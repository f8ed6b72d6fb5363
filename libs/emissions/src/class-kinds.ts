import type { ClassFactor } from './impact.js';
import { productFactors, type ProductFactor } from './text-energy.js';

/** How the energy of a class is found: by tokens, by a medium's formula or prior, by an anchor, or by a meter. */
export const classKinds = [
  'text',
  'turn',
  'embedding',
  'image',
  'image-service',
  'video',
  'transcription',
  'speech',
  'reported',
  'reported-carbon',
  'device',
] as const;
export type ClassKind = (typeof classKinds)[number];

/** What multiplies the energy of each kind, beside its own work. */
interface KindRule {
  readonly products: readonly ProductFactor[];
  /** The factor row whose spread is the class's own, and the slot it stands in. */
  readonly own: { readonly factor: string; readonly slot: Exclude<ClassFactor, ProductFactor> } | null;
}

const machine = ['h', 'chi_host', 'iota_idle', 'PUE'] as const;
const facility = ['chi_host', 'iota_idle', 'PUE'] as const;
const form = (factor: string) => ({ factor, slot: 'form' }) as const;
const meter = (factor: string) => ({ factor, slot: 'meter' }) as const;

/** Priors at the facility and metered energy take no product; what a chat turn takes stands in the anchor itself. */
const rules: Readonly<Record<ClassKind, KindRule>> = {
  text: { products: productFactors, own: null },
  turn: { products: [], own: null },
  embedding: { products: ['phi', 'r', ...machine], own: null },
  image: { products: machine, own: form('image_cost') },
  'image-service': { products: [], own: form('image_prior') },
  video: { products: machine, own: form('video_cost') },
  transcription: { products: facility, own: form('speech_to_text') },
  speech: { products: facility, own: form('text_to_speech') },
  reported: { products: [], own: meter('reported') },
  'reported-carbon': { products: [], own: meter('reported') },
  device: { products: [], own: meter('device_meter') },
};

export function isClassKind(name: string | undefined): name is ClassKind {
  return Object.hasOwn(rules, name ?? '');
}

/** Kinds a product factor counts for; the others leave it out of energy and of the spread. */
export function ruleOf(kind: ClassKind): KindRule {
  return rules[kind];
}

/** The operation that makes an event of a kind, for whoever has a class and wants a use that stands for it; null for text. */
export function operationOfKind(kind: ClassKind): string | null {
  return operations[kind] ?? null;
}

const operations: Readonly<Partial<Record<ClassKind, string>>> = {
  embedding: 'embeddings',
  image: 'image_generation',
  'image-service': 'image_generation',
  video: 'video_generation',
  transcription: 'transcription',
  speech: 'speech',
};
