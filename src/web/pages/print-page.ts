/** A work on paper: the form, or why there is none. */
import type { WorkDetail } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, sayError } from '#words';
import { downloadAddress, workAddress } from '../parts/addresses.ts';
import { printChoices } from '../parts/print-choices.ts';
import { byline } from '../parts/work-header.ts';

/** The page; `printable` is false where this machine has nothing that sets books. */
export function printPage(work: WorkDetail, printable: boolean): Markup {
  return html`<div class="printing">
<h1>${say('books.print')}</h1>
<p class="sentence"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
${printable ? form(work) : withoutPrinter()}
</div>`;
}

function form({ id }: WorkDetail): Markup {
  return html`<form class="edit" method="get" action="${downloadAddress(id, 'pdf')}">
${printChoices()}
<p class="hint">${say('books.print-wait')}</p>
<p class="actions"><button type="submit">${say('books.make-pdf')}</button></p>
</form>`;
}

/** What is missing, with its code. */
export function withoutPrinter(): Markup {
  const code = 'FL-PRINT-NONE';
  return html`<div class="problems"><p>${sayError(code)}</p><p class="quiet"><code>${code}</code></p></div>`;
}
