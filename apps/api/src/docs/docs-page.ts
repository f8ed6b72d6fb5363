import type { OpenAPIObject } from '@nestjs/swagger';
import type { Locale } from '@promptprint/kernel';
import { escapeHtml } from '../http/escape-html.js';
import { phraseOf, problemCodes } from '../http/problem.js';
import { docsEn } from './docs.en.js';
import { docsKo } from './docs.ko.js';

/** A page without scripts: it needs no exception from the content security policy. */
export function docsPage(document: OpenAPIObject, locale: Locale): string {
  const words = locale === 'ko' ? docsKo : docsEn;
  const all = operationsOf(document);
  const tags = [...new Set(all.map(({ tag }) => tag))];
  const sections = tags.map(
    (tag) =>
      `<section><h2>${escapeHtml(tag)}</h2>${all
        .filter((operation) => operation.tag === tag)
        .map((operation) => article(operation, words))
        .join('')}</section>`,
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="schema-${escapeHtml(name)}"><summary>${escapeHtml(name)}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`,
  );
  const problems = problemCodes().map(
    (code) =>
      `<tr id="${escapeHtml(code)}"><th scope="row"><code>${escapeHtml(code)}</code></th><td>${escapeHtml(phraseOf(locale, code)?.title ?? '')}</td></tr>`,
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title><link rel="stylesheet" href="/docs/style.css"></head><body><main>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.intro)} <a href="/openapi.json">/openapi.json</a></p>
${sections.join('\n')}
<section><h2>${escapeHtml(words.schemas)}</h2>${schemas.join('\n')}</section>
<section><h2>${escapeHtml(words.problems)}</h2><table><tbody>${problems.join('\n')}</tbody></table></section>
</main></body></html>`;
}

interface Operation {
  tag: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; place: string; required: boolean; description: string }[];
  body: string[];
  answers: [string, string][];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = (operation.parameters ?? []).flatMap((parameter) =>
        'name' in parameter
          ? [
              {
                name: parameter.name,
                place: parameter.in,
                required: parameter.required ?? false,
                description: parameter.description ?? '',
              },
            ]
          : [],
      );
      const body =
        operation.requestBody && 'content' in operation.requestBody
          ? Object.entries(operation.requestBody.content).map(([type, { schema }]) => `${type}: ${schemaName(schema)}`)
          : [];
      const answers = Object.entries(operation.responses ?? {}).map(([status, answer]): [string, string] => [
        status,
        answer && 'description' in answer ? String(answer.description ?? '') : '',
      ]);
      return [
        {
          tag: operation.tags?.[0] ?? 'API',
          method: method.toUpperCase(),
          path,
          summary: operation.summary ?? '',
          description: operation.description ?? '',
          parameters,
          body,
          answers,
        },
      ];
    }),
  );
}

function article(operation: Operation, words: typeof docsEn): string {
  const { method, path, summary, description, parameters, body, answers } = operation;
  const rows = parameters.map(
    ({ name, place, required, description: text }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(place)}${required ? ` · ${escapeHtml(words.required)}` : ''}</td><td>${escapeHtml(text)}</td></tr>`,
  );
  return `<article><h3><code>${method} ${escapeHtml(path)}</code></h3><p>${escapeHtml(summary)} ${escapeHtml(description)}</p>
${rows.length > 0 ? `<table><caption>${escapeHtml(words.parameters)}</caption><tbody>${rows.join('')}</tbody></table>` : ''}
${body.length > 0 ? `<p>${escapeHtml(words.body)}: <code>${body.map(escapeHtml).join(', ')}</code></p>` : ''}
<ul>${answers.map(([status, text]) => `<li><code>${escapeHtml(status)}</code> ${escapeHtml(text)}</li>`).join('')}</ul></article>`;
}

function schemaName(schema: unknown): string {
  return /"\$ref":"[^"]*\/([^"/]+)"/.exec(JSON.stringify(schema ?? {}))?.[1] ?? 'object';
}

export const docsStyle = `:root{color-scheme:light dark}body{margin:0;font:16px/1.6 system-ui,sans-serif}main{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem}h2{margin-top:2.5rem;border-bottom:1px solid currentColor}h3{margin-bottom:.25rem;font-size:1rem}
table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:600}th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;overflow-wrap:anywhere}
pre{overflow-x:auto;padding:.75rem;border:1px solid}:target{outline:2px solid;outline-offset:2px}`;
