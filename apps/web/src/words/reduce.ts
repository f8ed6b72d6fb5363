import { reduceEn } from './reduce.en.js';
import { reduceKo } from './reduce.ko.js';

export const reduceWords = { en: reduceEn, ko: reduceKo };
