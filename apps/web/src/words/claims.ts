import { claimsEn } from './claims.en.js';
import { claimsKo } from './claims.ko.js';

export const claimsWords = { en: claimsEn, ko: claimsKo };
