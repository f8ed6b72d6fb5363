import { explainEn } from './explain.en.js';
import { explainKo } from './explain.ko.js';

export const explainWords = { en: explainEn, ko: explainKo };
