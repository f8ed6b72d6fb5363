import { questionsEn } from './questions.en.js';
import { questionsKo } from './questions.ko.js';

export const questionsWords = { en: questionsEn, ko: questionsKo };
