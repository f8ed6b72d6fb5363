import { settingsEn } from './settings.en.js';
import { settingsKo } from './settings.ko.js';

export const settingsWords = { en: settingsEn, ko: settingsKo };
