import { logEn } from './log.en.js';
import { logKo } from './log.ko.js';

export type { LogWords } from './log.en.js';
export const logWords = { en: logEn, ko: logKo };
