/** What programs can ask of the library, with an example of each. */
import { NAMED_SHAPES } from '#contract';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { exampleText } from '../api/example-text.ts';
import type { Operation } from '../api/operation.ts';
import { OPERATIONS } from '../api/operations.ts';
import { API_BASE } from '../api/send-json.ts';
import { helpNav } from '../parts/help-nav.ts';
import { linkTo } from '../parts/message-tags.ts';

/** The operations by their group. */
export function apiPage(): Markup {
  const groups = [...Map.groupBy(OPERATIONS, ({ group }) => group)];
  const code = (inner: Markup) => html`<code>${inner}</code>`;
  return html`<h1>${say('api.title')}</h1>
${helpNav('/help/api', 'owner')}
<p>${tell('api.what', { code, link: linkTo(`${API_BASE}/openapi.json`) })}</p>
<p>${tell('api.with-token', { code, link: linkTo('/devices') })}</p>
<p>${tell('api.examples-said', { code })}</p>
<ul>${groups.map(
    ([group]) => html`<li><a href="#${group}">${say(`api.group-${group}`)}</a></li>
`,
  )}</ul>
${groups.map(
  ([
    group,
    operations,
  ]) => html`<section class="api" aria-labelledby="${group}"><h2 id="${group}">${say(`api.group-${group}`)}</h2>
${operations.map(operationPart)}</section>
`,
)}`;
}

function operationPart(operation: Operation): Markup {
  const { id, method, path, needs, examples } = operation;
  return html`<section aria-labelledby="${id}"><h3 id="${id}">${say(`api.op-${id}`)}</h3>
<p><code>${method} ${API_BASE}${path}</code></p>
<p>${answerWords(operation)}${needs !== null && html` ${say('api.needs', { scope: say(`api.scope-${needs}`) })}`}</p>
${parametersPart(operation)}${examples.map(
  (example) => html`<pre tabindex="0"><code>${exampleText(operation, example)}</code></pre>
`,
)}</section>
`;
}

function parametersPart({ query, takes }: Operation): Markup | null {
  const body = takes === null || takes.kind === 'files' ? undefined : NAMED_SHAPES.get(takes.shape)?.id;
  const names = [...Object.keys(query?.shape ?? {}), ...(body === undefined ? [] : [body])];
  if (names.length === 0) return null;
  return html`<p>${say('api.parameters')}: ${names.map((name, at) => html`${at > 0 && ', '}<code>${name}</code>`)}</p>
`;
}

function answerWords({ gives }: Operation): string {
  const { status } = gives;
  switch (gives.kind) {
    case 'nothing':
      return say('api.answers-nothing', { status });
    case 'file':
      return say('api.answers-file', { status, types: gives.media.join(', ') });
    case 'shape':
      return say('api.answers', { status, what: NAMED_SHAPES.get(gives.shape)?.id ?? 'JSON' });
  }
}
