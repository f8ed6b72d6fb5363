import { accountEn } from './account.en.js';
import { accountKo } from './account.ko.js';

export const accountWords = { en: accountEn, ko: accountKo };
