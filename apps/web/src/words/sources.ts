import { sourcesEn } from './sources.en.js';
import { sourcesKo } from './sources.ko.js';

export const sourcesWords = { en: sourcesEn, ko: sourcesKo };
