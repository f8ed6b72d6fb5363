import { importEn } from './import.en.js';
import { importKo } from './import.ko.js';

export type { ImportWords } from './import.en.js';
export const importWords = { en: importEn, ko: importKo };
