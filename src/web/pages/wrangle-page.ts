/** The queue of proposals: which names of tags may mean the same. */
import type { TagDecisionRecord } from '#catalogue';
import type { ProposalFilter, ProposalPage } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { tagDecisionsAddress, tagPageAddress, tagsAddress, wrangleAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { tagNotice } from '../parts/tag-decision.ts';
import { SURENESSES, TAG_KINDS } from '../parts/tag-words.ts';
import { count, counted } from '../parts/wording.ts';
import { WHOLE_PAGE } from '../tag-forms.ts';

type Proposal = ProposalPage['proposals'][number];

/** What a page says of what was done: decisions, and what could not be decided. */
export type WrangleNotice = { decisions: readonly TagDecisionRecord[]; problems: readonly string[] };

/** A page of what may mean the same. */
export function wranglePage(found: ProposalPage, filter: ProposalFilter, notice: WrangleNotice): Markup {
  const { total, page, pages, proposals } = found;
  const back = wrangleAddress(filter, page);
  return html`<div class="wrangle">
<h1>What may mean the same</h1>
${tagNotice(notice.decisions, back)}
${
  notice.problems.length > 0 &&
  html`<div class="problems" role="alert"><p>Not everything was decided.</p><ul>${notice.problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`
}
<p>Nothing is merged until you say so, the names that authors wrote stay on their works, and <a href="${tagDecisionsAddress()}">each decision can be undone</a>. What you refuse is not proposed again. <a href="${tagsAddress({ kind: 'fandom' })}">All tags</a></p>
${filters(found, filter)}
<p class="sentence" id="waiting">${
    total === 0
      ? 'Nothing waits here.'
      : `${counted(total, 'proposal')} ${total === 1 ? 'waits' : 'wait'}${pages > 1 ? `, page ${count(page)} of ${count(pages)}` : ''}.`
  }</p>
${
  proposals.length > 0 &&
  html`<proposal-queue><form method="post" action="/tags/wrangle"><input type="hidden" name="back" value="${back}">
${proposals.map(proposal)}
${
  proposals.length > 1 &&
  html`<p class="actions"><button type="submit" name="accept" value="${WHOLE_PAGE}">Accept all that is ticked on this page</button> <button type="submit" class="plain" name="refuse" value="${WHOLE_PAGE}">Refuse all that is ticked on this page</button></p>`
}
</form></proposal-queue>`
}
${paging({ page, pages, address: (number) => wrangleAddress(filter, number) })}
</div>`;
}

function filters({ counts }: ProposalPage, filter: ProposalFilter): Markup {
  const waiting = (of: ProposalFilter) =>
    counts.reduce(
      (sum, { kind, sureness, proposals }) =>
        (of.kind === undefined || kind === of.kind) && (of.sureness === undefined || sureness === of.sureness)
          ? sum + proposals
          : sum,
      0,
    );
  return html`<form class="review-filters" method="get" action="/tags/wrangle" aria-label="Which proposals">
<div><label for="wrangle-kind">Kind</label> <select id="wrangle-kind" name="kind"><option value="">Any</option>${TAG_KINDS.map(
    (kind) =>
      html`<option value="${kind}"${kind === filter.kind && html` selected`}>${say(`tags.kinds-${kind}`)} (${count(waiting({ kind }))})</option>`,
  )}</select></div>
<div><label for="wrangle-sureness">How sure</label> <select id="wrangle-sureness" name="sureness"><option value="">Any</option>${SURENESSES.map(
    (sureness) =>
      html`<option value="${sureness}"${sureness === filter.sureness && html` selected`}>${say(`tags.sureness-${sureness}`)} (${count(waiting({ ...filter, sureness }))})</option>`,
  )}</select></div>
<button type="submit">Show these</button>
</form>`;
}

function proposal({ id, kind, into, settled, fandom, sureness, spellings }: Proposal): Markup {
  const one = say(`tags.kind-${kind}`);
  return html`<fieldset class="proposal"><legend><span class="visually-hidden">${one} </span><a href="${tagPageAddress({ kind, name: into })}">${into}</a>${
    fandom !== null && html` <span class="of">in ${fandom}</span>`
  }</legend>
<p class="quiet">${one}, ${settled ? 'canonical already' : 'would be canonical'}; ${say(`tags.${sureness}`)}</p>
<ul>${spellings.map(({ id: tag, name, works, because }) => {
    const box = `p-${id}-${tag}`;
    return html`<li><input type="checkbox" id="${box}" name="spelling" value="${id} ${tag}" checked><label for="${box}">${name} <span class="quiet">${counted(works, 'work')}; ${because}</span></label></li>`;
  })}</ul>
<p class="actions"><button type="submit" name="accept" value="${id}" data-key="a">Accept<span class="visually-hidden"> for ${into}</span></button> <button type="submit" class="plain" name="refuse" value="${id}" data-key="r">Refuse<span class="visually-hidden"> for ${into}</span></button></p>
</fieldset>`;
}
