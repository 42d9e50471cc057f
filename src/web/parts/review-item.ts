/** A reading that waits: its source beside what was read from it, and the forms that decide about it. */
import { type Excerpt, FIELD_FORMS, fieldText, fieldWords, type ReviewableItem } from '#library';
import { html, join, type Markup } from '#markup';
import { evidenceAddress, originalAddress, reviewItemAddress, workAddress } from './addresses.ts';
import { area, boxes, type Control, choice, line } from './controls.ts';
import { confidenceWords, count, counted, labelWords, prose } from './wording.ts';
import { byline } from './work-header.ts';

/** What the forms of an item carry: the page to come back to, and a correction that could not be taken. */
export type ItemForms = { back: string; filled?: { text: string; problem: string } };

/** An item under a heading of its own. */
export function reviewItem(item: ReviewableItem, forms: ItemForms): Markup {
  const id = `${item.work.id}-${item.field}`;
  return html`<article class="review-item" aria-labelledby="item-${id}">
<h2 id="item-${id}">${item.name} <span class="of">of <a href="${workAddress(item.work.id)}">${item.work.title}</a> ${byline(item.work)}</span></h2>
<div class="beside">
<div class="origin">
${source(item)}
</div>
<div class="reading">
${reading(item)}
${answers(item, forms)}
${correction(item, forms, id)}
</div>
</div>
</article>`;
}

function reading(item: ReviewableItem): Markup {
  return html`<div class="proposed">${item.words === '' ? html`<p>nothing</p>` : prose(item.words)}</div>
<p class="doubt">${item.doubt} <span class="quiet">${confidenceWords(item.confidence)}</span></p>
${
  item.decided !== null &&
  html`<p class="doubt">Decided before, and shown until you decide anew: <strong>${
    fieldWords(item.field, item.decided) || 'nothing'
  }</strong></p>`
}`;
}

function answers(item: ReviewableItem, { back }: ItemForms): Markup {
  const others = `the same for all ${count(item.alike)} works of import ${item.batch} where it was read from ${labelWords(item.label)}`;
  return html`<form method="post" action="${reviewItemAddress(item.work.id, item.field)}">
${carried(item, back)}
<p class="actions"><button type="submit" name="answer" value="accept">Accept<span class="visually-hidden"> ${ofWork(item)}</span></button> <button type="submit" class="plain" name="answer" value="reject">Reject<span class="visually-hidden"> ${ofWork(item)}</span></button></p>
${item.alike > 1 && box(`alike-${item.work.id}-${item.field}`, others)}
</form>`;
}

function correction(item: ReviewableItem, { back, filled }: ItemForms, id: string): Markup {
  const same = item.equal > 1 && `the same for the ${counted(item.equal, 'work')} where this was read alike`;
  return html`<details class="correction"${filled && html` open`}><summary>Correct it<span class="visually-hidden">: ${ofWork(item)}</span></summary>
<form method="post" action="${reviewItemAddress(item.work.id, item.field)}">
${carried(item, back)}
${control(item, filled, id)}
${same && box(`equal-${id}`, same)}
<p class="actions"><button type="submit" name="answer" value="correct">Save the correction</button></p>
</form></details>`;
}

function ofWork(item: ReviewableItem): string {
  return `${item.name} of ${item.work.title}`;
}

/** The revision that the person sees: a reading that was replaced meanwhile is not decided about unseen. */
function carried(item: ReviewableItem, back: string): Markup {
  return html`<input type="hidden" name="revision" value="${item.work.revision}"><input type="hidden" name="back" value="${back}">`;
}

function box(id: string, text: string): Markup {
  return html`<p class="alike"><input type="checkbox" id="${id}" name="alike" value="yes"><label for="${id}">${text}</label></p>`;
}

function control(item: ReviewableItem, filled: ItemForms['filled'], id: string): Markup {
  const { control: kind, name, hint, options } = FIELD_FORMS[item.field];
  const text = filled?.text ?? fieldText(item.field, item.proposed);
  const problem = filled?.problem;
  const field: Control = {
    id: `value-${id}`,
    name: 'value',
    label: name,
    ...(hint !== '' && { hint }),
    ...(problem && { problem }),
  };
  switch (kind) {
    case 'line':
      return line(field, text);
    case 'lines':
    case 'prose':
      return area(field, text);
    case 'choice':
      return choice(
        field,
        options.map((value) => [value, fieldWords(item.field, { [item.field]: value })] as const),
        text,
      );
    case 'boxes':
      return boxes(field, options, text.split('\n'));
  }
}

function source({ excerpts, work, evidence }: ReviewableItem): Markup {
  const more = html`<p class="quiet"><a href="${evidenceAddress(work.id)}">All evidence of this work</a>, <a href="${originalAddress(work.id)}" download>the original as received</a></p>`;
  if (excerpts === null) return html`<p>The original is too large to be shown here.</p>${more}`;
  const inText = evidence.some(({ end }) => end > 0);
  const nowhere = evidence.every((one) => one.source === 'inferred')
    ? 'It stands nowhere in the source, which begins and ends:'
    : 'Where it stands was not noted. The source begins and ends:';
  return html`${!inText && html`<p class="quiet">${nowhere}</p>`}
${join(excerpts.map(excerpt), html`<p class="left-out">Text left out here</p>`)}${more}`;
}

function excerpt({ segments }: Excerpt): Markup {
  return html`<pre class="original" tabindex="0"><code>${segments.map(({ text, fields }) =>
    fields.length > 0 ? html`<mark>${text}</mark>` : html`${text}`,
  )}</code></pre>`;
}
