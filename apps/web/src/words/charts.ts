import { chartsEn } from './charts.en.js';
import { chartsKo } from './charts.ko.js';

export const chartsWords = { en: chartsEn, ko: chartsKo };
