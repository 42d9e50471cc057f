/** A reading that waits: its source beside what was read from it, and the forms that decide about it. */
import { type Excerpt, FIELD_FORMS, fieldText, fieldWords, type ReviewableItem } from '#library';
import { html, join, type Markup } from '#markup';
import { say, tell } from '#words';
import { evidenceAddress, originalAddress, reviewItemAddress, workAddress } from './addresses.ts';
import { area, boxes, type Control, choice, line } from './controls.ts';
import { confidenceWords, labelWords, prose } from './wording.ts';
import { byline } from './work-header.ts';

/** What the forms of an item carry: the page to come back to, and a correction that could not be taken. */
export type ItemForms = { back: string; filled?: { text: string; problem: string } };

/** An item under a heading of its own. */
export function reviewItem(item: ReviewableItem, forms: ItemForms): Markup {
  const id = `${item.work.id}-${item.field}`;
  return html`<article class="review-item" aria-labelledby="item-${id}">
<h2 id="item-${id}">${heading(item)}</h2>
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

function heading({ name, work }: ReviewableItem): Markup {
  return tell('review.item', {
    field: name,
    title: work.title,
    byline: byline(work),
    of: (words) => html`<span class="of">${words}</span>`,
    link: (words) => html`<a href="${workAddress(work.id)}">${words}</a>`,
  });
}

function reading(item: ReviewableItem): Markup {
  return html`<div class="proposed">${item.words === '' ? html`<p>${say('review.nothing')}</p>` : prose(item.words)}</div>
<p class="doubt">${item.doubt} <span class="quiet">${confidenceWords(item.confidence)}</span></p>
${
  item.decided !== null &&
  html`<p class="doubt">${tell('review.decided-before', {
    words: fieldWords(item.field, item.decided) || say('review.nothing'),
    strong: (words) => html`<strong>${words}</strong>`,
  })}</p>`
}`;
}

function answers(item: ReviewableItem, { back }: ItemForms): Markup {
  const { alike, batch, label } = item;
  const others = say('review.alike', { count: alike, batch, source: labelWords(label) });
  return html`<form method="post" action="${reviewItemAddress(item.work.id, item.field)}">
${carried(item, back)}
<p class="actions"><button type="submit" name="answer" value="accept">${tell('review.accept', ofWork(item))}</button> <button type="submit" class="plain" name="answer" value="reject">${tell('review.reject', ofWork(item))}</button></p>
${alike > 1 && box(`alike-${item.work.id}-${item.field}`, others)}
</form>`;
}

function correction(item: ReviewableItem, { back, filled }: ItemForms, id: string): Markup {
  const same = item.equal > 1 && say('review.equal', { count: item.equal });
  return html`<details class="correction"${filled && html` open`}><summary>${tell('review.correct', ofWork(item))}</summary>
<form method="post" action="${reviewItemAddress(item.work.id, item.field)}">
${carried(item, back)}
${control(item, filled, id)}
${same && box(`equal-${id}`, same)}
<p class="actions"><button type="submit" name="answer" value="correct">${say('review.save')}</button></p>
</form></details>`;
}

/** What is said of an item to those who do not see what stands around a button. */
function ofWork({ name, work }: ReviewableItem) {
  return {
    field: name,
    title: work.title,
    hidden: (words: Markup) => html`<span class="visually-hidden">${words}</span>`,
  };
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
  const more = html`<p class="quiet">${tell('review.all-evidence', {
    evidence: (words) => html`<a href="${evidenceAddress(work.id)}">${words}</a>`,
    original: (words) => html`<a href="${originalAddress(work.id)}" download>${words}</a>`,
  })}</p>`;
  if (excerpts === null) return html`<p>${say('review.too-large')}</p>${more}`;
  const inText = evidence.some(({ end }) => end > 0);
  const isInferred = evidence.every((one) => one.source === 'inferred');
  const nowhere = say(isInferred ? 'review.nowhere' : 'review.place-unknown');
  return html`${!inText && html`<p class="quiet">${nowhere}</p>`}
${join(excerpts.map(excerpt), html`<p class="left-out">${say('review.left-out')}</p>`)}${more}`;
}

function excerpt({ segments }: Excerpt): Markup {
  return html`<pre class="original" tabindex="0"><code>${segments.map(({ text, fields }) =>
    fields.length > 0 ? html`<mark>${text}</mark>` : html`${text}`,
  )}</code></pre>`;
}
