import { factorsEn } from './factors.en.js';
import { factorsKo } from './factors.ko.js';

export const factorWords = { en: factorsEn, ko: factorsKo };
