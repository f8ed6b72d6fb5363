import { restatedEn } from './restated.en.js';
import { restatedKo } from './restated.ko.js';

export const restatedWords = { en: restatedEn, ko: restatedKo };
