import { welcomeEn } from './welcome.en.js';
import { welcomeKo } from './welcome.ko.js';

export const welcomeWords = { en: welcomeEn, ko: welcomeKo };
