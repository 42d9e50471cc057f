/** What withdrawing an import would do, and the question before it. */
import type { BatchSummary, Withdrawal } from '#catalogue';
import { html, type Markup } from '#markup';
import { batchAddress, importActionAddress, workAddress } from '../parts/addresses.ts';
import { count, counted, listed } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

/** The page that asks. */
export function withdrawPage({ id }: BatchSummary, plan: Withdrawal): Markup {
  const { edited } = plan;
  return html`<article class="withdrawal">
<h1>Withdraw import ${id}?</h1>
<p>${withdrawalWords(plan)}</p>
<p>The files that it brought stay with the library as they were received, and it can be put back with everything that belongs to it: corrections, bookmarks and old addresses.</p>
<form class="edit" method="post" action="${importActionAddress(id, 'withdraw')}">
${edited.total > 0 && editedWorks(edited)}
<p class="actions"><button type="submit">Withdraw it</button> <a href="${batchAddress(id)}">Leave it as it is</a></p>
</form>
</article>`;
}

function editedWorks({ total, works }: Withdrawal['edited']): Markup {
  return html`<fieldset class="field choices-of-one"><legend>${
    total === 1
      ? 'One of these works was corrected by a person. What becomes of it?'
      : `${count(total)} of these works were corrected by a person. What becomes of them?`
  }</legend>
<div><input type="radio" id="edited-keep" name="edited" value="keep" checked><label for="edited-keep">${total === 1 ? 'It stays' : 'They stay'} in the library, with what came in the same ${total === 1 ? 'file' : 'files'}</label></div>
<div><input type="radio" id="edited-go" name="edited" value="go"><label for="edited-go">${total === 1 ? 'It goes' : 'They go'} like the others</label></div>
</fieldset>
<ul class="came-in">${works.map((work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</li>`)}
${total > works.length && html`<li>and ${count(total - works.length)} more</li>`}</ul>`;
}

/** What leaves, what shows an earlier state and what stays, in sentences. */
export function withdrawalWords({ works, reverted, stay, records }: Withdrawal): Markup {
  const leaving = [
    ...(works > 0 ? [html`<strong>${counted(works, 'work')}</strong>`] : []),
    ...(records > 0
      ? [
          html`${count(records)} ${records === 1 ? 'profile, series or page' : 'profiles, series and pages'} of a site`,
        ]
      : []),
  ];
  return html`${
    leaving.length === 0
      ? 'Nothing leaves the library by this.'
      : html`${listed(leaving)} ${works + records === 1 ? 'leaves' : 'leave'} the library.`
  }${reverted > 0 && ` ${counted(reverted, 'work')} ${reverted === 1 ? 'shows' : 'show'} an earlier state again, which another import brought.`}${
    stay > 0 &&
    ` ${counted(stay, 'work')} ${stay === 1 ? 'stays' : 'stay'}, since another import brought ${stay === 1 ? 'it' : 'them'} as well.`
  }`;
}
