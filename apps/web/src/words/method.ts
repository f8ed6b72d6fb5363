import { methodEn } from './method.en.js';
import { methodKo } from './method.ko.js';

export const methodWords = { en: methodEn, ko: methodKo };
