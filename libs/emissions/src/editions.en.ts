/** Why an edition of the factors was made, by its id; the first has none before it. */
export const editionReasonsEn = {
  '2026-11.1':
    'Google, OpenAI and DeepSeek have said what their own services take. This edition takes those figures as observations of the factors their models share with others, each as sure as its grade. No coefficient was changed by hand.',
};

export type EditionReasons = typeof editionReasonsEn;
