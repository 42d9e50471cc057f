/** Where each field of a work comes from, over the original as it was received. */
import type { Evidence } from '#document';
import type { ExcerptSegment, ExplainedField, WorkExplanation } from '#library';
import { html, join, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import { originalAddress, reviewAddress, workAddress } from '../parts/addresses.ts';
import { confidenceWords } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

/** The evidence page's body. Fields are numbered; marks in the original carry the numbers of what was read from them. */
export function evidencePage(explanation: WorkExplanation): Markup {
  const { work, fields, excerpts, waiting } = explanation;
  const marked = new Set(excerpts?.flatMap(({ segments }) => segments.flatMap((segment) => segment.fields)));
  return html`<article class="evidence">
<h1>${say('work.evidence')}</h1>
<p class="of"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
${waiting > 0 && html`<p><a href="${reviewAddress({ work: work.id })}">${say('sources.doubtful', { count: waiting })}</a></p>`}
<p>${say('sources.numbers')}</p>
<div class="beside">
<section aria-labelledby="fields"><h2 id="fields">${say('sources.fields')}</h2>
${
  fields.length === 0
    ? html`<p>${say('sources.untraced')}</p>`
    : html`<ol class="fields">${fields.map((field, index) => explainedField(field, index, marked.has(index)))}</ol>`
}
</section>
<section aria-labelledby="original"><h2 id="original">${say('sources.original')}</h2>
<p>${tell('sources.as-received', {
    path: html`<span class="path">${visibleName(work.original.path)}</span>`,
    encoding: work.original.encoding,
    link: (words) => html`<a href="${originalAddress(work.id)}" download>${words}</a>`,
  })}</p>
${originalText(excerpts)}
</section>
</div>
</article>`;
}

function explainedField(field: ExplainedField, index: number, marked: boolean): Markup {
  return html`<li id="field-${index + 1}"><h3>${field.label}</h3>
<p class="value">${field.value === '' ? html`<span class="quiet">${say('sources.nothing')}</span>` : field.value}</p>
${field.evidence.map((evidence) => html`<p class="source">${sourceLine(evidence)}</p>`)}
${marked && html`<p><a href="#from-${index + 1}">${say('sources.see')}</a></p>`}</li>`;
}

function sourceLine({ source, raw, confidence }: Evidence): Markup {
  const read = say(`sources.read-${source}`);
  const words = raw === '' ? html`${read}` : tell('sources.read-words', { read, words: html`<q>${raw}</q>` });
  return html`${words} <span class="quiet">${confidenceWords(confidence)}</span>`;
}

function originalText(excerpts: WorkExplanation['excerpts']): Markup {
  if (excerpts === null) return html`<p>${say('sources.too-large')}</p>`;
  if (excerpts.length === 0) return html`<p>${say('sources.no-field')}</p>`;
  const seen = new Set<number>();
  const parts = excerpts.map(
    ({
      start,
      segments,
    }) => html`<p class="quiet excerpt-place">${say('sources.from-character', { start })}</p>
<pre class="original"><code>${segments.map((segment, index) => segmentMarkup(segment, segments[index + 1], seen))}</code></pre>`,
  );
  return join(parts, html`<p class="left-out">${say('sources.left-out')}</p>`);
}

/** A stretch with its marks; a field's number stands where its stretch ends, and its first mark can be linked to. */
function segmentMarkup(segment: ExcerptSegment, next: ExcerptSegment | undefined, seen: Set<number>): Markup {
  const { text } = segment;
  if (segment.fields.length === 0) return html`${text}`;
  const anchors = segment.fields.filter((field) => !seen.has(field));
  for (const field of anchors) seen.add(field);
  const ending = segment.fields.filter((field) => !next?.fields.includes(field));
  return html`${anchors.map((field) => html`<a id="from-${field + 1}"></a>`)}<mark>${text}</mark>${ending.map(
    (field) =>
      html`<a class="reference" href="#field-${field + 1}">${tell('sources.field-number', { number: field + 1, unseen: (words) => html`<span class="visually-hidden">${words}</span>` })}</a>`,
  )}`;
}
