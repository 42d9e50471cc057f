/** What withdrawing an import would do, and the question before it. */
import type { BatchSummary, Withdrawal } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { batchAddress, importActionAddress, workAddress } from '../parts/addresses.ts';
import { counted, listed } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

/** The page that asks. */
export function withdrawPage({ id }: BatchSummary, plan: Withdrawal): Markup {
  const { edited } = plan;
  return html`<article class="withdrawal">
<h1>${say('imports.withdraw-ask', { id })}</h1>
<p>${withdrawalWords(plan)}</p>
<p>${say('imports.withdraw-keeps')}</p>
<form class="edit" method="post" action="${importActionAddress(id, 'withdraw')}">
${edited.total > 0 && editedWorks(edited)}
<p class="actions"><button type="submit">${say('imports.withdraw')}</button> <a href="${batchAddress(id)}">${say('imports.leave')}</a></p>
</form>
</article>`;
}

function editedWorks({ total, works }: Withdrawal['edited']): Markup {
  return html`<fieldset class="field choices-of-one"><legend>${say('imports.edited-ask', { count: total })}</legend>
<div><input type="radio" id="edited-keep" name="edited" value="keep" checked><label for="edited-keep">${say('imports.edited-keep', { count: total })}</label></div>
<div><input type="radio" id="edited-go" name="edited" value="go"><label for="edited-go">${say('imports.edited-go', { count: total })}</label></div>
</fieldset>
<ul class="came-in">${works.map((work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</li>`)}
${total > works.length && html`<li>${say('imports.edited-more', { count: total - works.length })}</li>`}</ul>`;
}

/** What leaves, what shows an earlier state and what stays, in sentences. */
export function withdrawalWords({ works, reverted, stay, records }: Withdrawal): Markup {
  const leaving = [
    ...(works > 0 ? [html`<strong>${counted(works, 'work')}</strong>`] : []),
    ...(records > 0 ? [html`${say('imports.withdraw-records', { count: records })}`] : []),
  ];
  return html`${
    leaving.length === 0
      ? say('imports.withdraw-nothing')
      : tell('imports.withdraw-leaves', { what: listed(leaving), count: works + records })
  }${reverted > 0 && ` ${say('imports.withdraw-earlier', { count: reverted })}`}${
    stay > 0 && ` ${say('imports.withdraw-stay', { count: stay })}`
  }`;
}
