import { footprintEn } from './footprint.en.js';
import { footprintKo } from './footprint.ko.js';

export type { FootprintWords } from './footprint.en.js';
export const footprintWords = { en: footprintEn, ko: footprintKo };
