/** Where each field of a work comes from, over the original as it was received. */
import type { Evidence, EvidenceSource } from '#document';
import type { ExcerptSegment, ExplainedField, WorkExplanation } from '#library';
import { html, join, type Markup } from '#markup';
import { visibleName } from '#text';
import { originalAddress, reviewAddress, workAddress } from '../parts/addresses.ts';
import { confidenceWords, count, counted } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

const SOURCES: Record<EvidenceSource, string> = {
  label: 'Read from a labelled line',
  byline: 'Read from the byline',
  subject: 'Read from the subject line of the mail',
  transport: 'Read from the headers of the mail',
  prose: 'Read from a sentence',
  metadata: 'Read from the metadata of the file',
  chrome: 'Read from the page around the story',
  path: 'Read from the name of the file or its folder',
  inferred: 'Inferred',
  person: 'Decided by a person',
};

/** The evidence page's body. Fields are numbered; marks in the original carry the numbers of what was read from them. */
export function evidencePage(explanation: WorkExplanation): Markup {
  const { work, fields, excerpts, waiting } = explanation;
  const marked = new Set(excerpts?.flatMap(({ segments }) => segments.flatMap((segment) => segment.fields)));
  return html`<article class="evidence">
<h1>Where each field comes from</h1>
<p class="of"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
${waiting > 0 && html`<p><a href="${reviewAddress({ work: work.id })}">${counted(waiting, 'field')} ${waiting === 1 ? 'was' : 'were'} read with doubt and ${waiting === 1 ? 'waits' : 'wait'} for your eye</a></p>`}
<p>Each number below stands in the original, where the words that it was read from are marked.</p>
<div class="beside">
<section aria-labelledby="fields"><h2 id="fields">Fields</h2>
${
  fields.length === 0
    ? html`<p>Nothing in this work’s header could be traced to a place.</p>`
    : html`<ol class="fields">${fields.map((field, index) => explainedField(field, index, marked.has(index)))}</ol>`
}
</section>
<section aria-labelledby="original"><h2 id="original">The original</h2>
<p>As it was received (<span class="path">${visibleName(work.original.path)}</span>, ${work.original.encoding}), before any repair. Mail addresses and private names are withheld here; the <a href="${originalAddress(work.id)}" download>original file</a> has them.</p>
${originalText(excerpts)}
</section>
</div>
</article>`;
}

function explainedField(field: ExplainedField, index: number, marked: boolean): Markup {
  return html`<li id="field-${index + 1}"><h3>${field.label}</h3>
<p class="value">${field.value === '' ? html`<span class="quiet">nothing</span>` : field.value}</p>
${field.evidence.map((evidence) => html`<p class="source">${sourceLine(evidence)}</p>`)}
${marked && html`<p><a href="#from-${index + 1}">See it in the original</a></p>`}</li>`;
}

function sourceLine({ source, raw, confidence }: Evidence): Markup {
  const words = raw === '' ? null : html`: <q>${raw}</q>`;
  return html`${SOURCES[source]}${words} <span class="quiet">${confidenceWords(confidence)}</span>`;
}

function originalText(excerpts: WorkExplanation['excerpts']): Markup {
  if (excerpts === null) return html`<p>The original is too large to be shown here.</p>`;
  if (excerpts.length === 0) return html`<p>No field was read from the text of the original.</p>`;
  const seen = new Set<number>();
  const parts = excerpts.map(
    ({ start, segments }) => html`<p class="quiet excerpt-place">from character ${count(start)}</p>
<pre class="original"><code>${segments.map((segment, index) => segmentMarkup(segment, segments[index + 1], seen))}</code></pre>`,
  );
  return join(parts, html`<p class="left-out">Text left out here</p>`);
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
      html`<a class="reference" href="#field-${field + 1}"><span class="visually-hidden">field </span>${field + 1}</a>`,
  )}`;
}
