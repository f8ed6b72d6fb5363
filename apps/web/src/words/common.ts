import { commonEn } from './common.en.js';
import { commonKo } from './common.ko.js';

export const commonWords = { en: commonEn, ko: commonKo };
