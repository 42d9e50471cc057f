/** Works taken away together: which, and as what. */
import type { CountedSearch, Selection, Taking } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { workAddress } from '../parts/addresses.ts';
import { choice, line } from '../parts/controls.ts';
import { printChoices } from '../parts/print-choices.ts';
import { selectionParameters, takingAddress } from '../parts/taking-address.ts';
import { counted, sizeOf } from '../parts/wording.ts';
import { advice, byline } from '../parts/work-header.ts';
import { TAKEN_AS, type TakenAs, takenName } from '../taking-form.ts';
import { withoutPrinter } from './print-page.ts';

/** What a selection comes to, and the forms that have it made; `printable` is false where this machine has nothing that sets books on paper. */
export function takingPage(selection: Selection, taking: Taking, printable: boolean): Markup {
  const { title, works, words, first } = taking;
  const hidden = Object.entries(selectionParameters(selection)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const name = { id: 'book-title', name: 'title', label: say('books.name'), hint: say('books.name-hint') };
  const what = { id: 'book-what', name: 'what', label: say('books.what'), hint: say('books.sizes-hint') };
  return html`<div class="taking">
<h1>${say('books.take-away')}</h1>
<p class="sentence">${title !== null && html`${title} `}${say('books.extent', { works, words })}</p>
<form class="edit" method="get" action="/books/download">
${hidden}
${choice(
  what,
  TAKEN_AS.map((one) => [takenName(one), choiceWords(one, taking)] as const),
  'epub-one-book',
)}
${line(name, title ?? '')}
<p class="actions"><button type="submit">${say('books.make')}</button></p>
</form>
<details><summary>${say('books.print')}</summary>
${printable ? printForm(hidden, title ?? '') : withoutPrinter()}
</details>
<section aria-labelledby="works"><h2 id="works">${say('books.works')}</h2>
${first.length < works && html`<p>${say('books.first-of', { shown: first.length })}</p>`}
<ol class="titles">${first.map((work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}${advice(work)}</li>`)}</ol>
</section>
</div>`;
}

function printForm(hidden: readonly Markup[], title: string): Markup {
  const name = { id: 'print-title', name: 'title', label: say('books.name'), hint: say('books.name-hint') };
  return html`<form class="edit" method="get" action="/books/download.pdf">
${hidden}
${printChoices()}
${line(name, title)}
<p class="hint">${say('books.print-wait')}</p>
<p class="actions"><button type="submit">${say('books.make-pdf')}</button></p>
</form>`;
}

function choiceWords(one: TakenAs, { bytes }: Taking): string {
  const form = say(`books.form-${one.form}`);
  const words = one.as === 'one-book' ? say('books.as-one', { form }) : say('books.as-many', { form });
  return `${words}, ${say('books.about', { size: sizeOf(bytes[one.form]) })}`;
}

/** Ways to choose works, where none are chosen yet. */
export function choosingPage(searches: readonly CountedSearch[]): Markup {
  const ids = { id: 'book-ids', name: 'ids', label: say('books.by-hand'), hint: say('books.by-hand-hint') };
  const series = { id: 'book-series', name: 'series', label: say('books.of-series') };
  const form = (control: Markup) => html`<form class="edit" method="get" action="/books">
${control}
<p class="actions"><button type="submit">${say('books.plan-it')}</button></p>
</form>`;
  return html`<div class="taking">
<h1>${say('books.take-away')}</h1>
<p><a href="${takingAddress({ kind: 'to-read' })}">${say('books.to-read')}</a></p>
${form(line(ids, ''))}
${form(line(series, ''))}
${
  searches.length > 0 &&
  html`<section aria-labelledby="searches"><h2 id="searches">${say('books.of-search')}</h2>
<ul class="titles">${searches.map(({ search: { id, name }, total }) => html`<li><a href="${takingAddress({ kind: 'search', name: id })}">${name}</a> <span class="quiet">${counted(total, 'work')}</span></li>`)}</ul></section>`
}
</div>`;
}
