export const docsEn = {
  title: 'Promptprint API',
  intro: 'Every route, what it takes and what it answers. The same as a document for machines:',
  parameters: 'Parameters',
  required: 'required',
  body: 'Body',
  schemas: 'Shapes',
  problems: 'Problem codes',
};
