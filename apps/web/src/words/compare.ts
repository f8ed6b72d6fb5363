import { compareEn } from './compare.en.js';
import { compareKo } from './compare.ko.js';

export const compareWords = { en: compareEn, ko: compareKo };
