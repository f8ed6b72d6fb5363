import { connectEn } from './connect.en.js';
import { connectKo } from './connect.ko.js';

export const connectWords = { en: connectEn, ko: connectKo };
