import { second } from './logs-sample.js';
import { said, secret } from './reading.js';

type Json = Record<string, unknown>;

/** An entry of "My Activity": what was asked stands behind a label in the title, the answer is HTML. */
export function geminiEntry(at: number, title: string, answers: readonly string[] = [], more: Json = {}): Json {
  return {
    header: 'Gemini Apps',
    title,
    time: second(at),
    products: ['Gemini Apps'],
    activityControls: ['Gemini Apps Activity'],
    ...(answers.length > 0 ? { safeHtmlItem: answers.map((html) => ({ html })) } : {}),
    ...more,
  };
}

/** Newest first: two prompts together, an answer left out, an answer made again, a picture, and what is no prompt. */
export function geminiActivities(): Json[] {
  return [
    geminiEntry(9000, 'Gave feedback: Good response'),
    geminiEntry(8000, `Prompted ${said('what is this')}`, [`<p>${said('a picture')}</p>`], {
      attachedFiles: [`${secret}.png`, `${secret}.pdf`],
      imageFile: `${secret}.png`,
      subtitles: [{ name: 'Attached 2 files.' }, { name: `- ${secret}.png`, url: `${secret}.png` }],
    }),
    geminiEntry(7000, `Eingegebener Prompt: ${said('eine Frage')}`, ['<p>once</p>', '<p>once more</p>']),
    geminiEntry(5000, `Prompted ${said('a question nobody answered')}`),
    geminiEntry(300, `Prompted ${said('and then')}`, [`<p>${said('then')}</p><pre><code>let a = 1;</code></pre>`]),
    geminiEntry(0, `Prompted ${said('a question')}`, [
      `<p>${said('an answer')}</p><script>var ${secret} = "hidden";</script>`,
    ]),
  ];
}
