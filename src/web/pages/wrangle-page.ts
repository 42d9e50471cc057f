/** The queue of proposals: which names of tags may mean the same. */
import type { TagDecisionRecord } from '#catalogue';
import type { ProposalFilter, ProposalPage } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { paging } from '../parts/paging.ts';
import { tagDecisionsAddress, tagPageAddress, tagsAddress, wrangleAddress } from '../parts/tag-addresses.ts';
import { tagNotice } from '../parts/tag-decision.ts';
import { TAG_KINDS } from '../parts/tag-words.ts';
import { count } from '../parts/wording.ts';
import { WHOLE_PAGE } from '../tag-forms.ts';

type Proposal = ProposalPage['proposals'][number];

const DEGREES: readonly Proposal['sureness'][] = ['sure', 'likely', 'possible'];

/** What a page says of what was done: decisions, and what could not be decided. */
export type WrangleNotice = { decisions: readonly TagDecisionRecord[]; problems: readonly string[] };

/** A page of what may mean the same. */
export function wranglePage(found: ProposalPage, filter: ProposalFilter, notice: WrangleNotice): Markup {
  const { total, page, pages, proposals } = found;
  const back = wrangleAddress(filter, page);
  return html`<div class="wrangle">
<h1>${say('wrangling.title')}</h1>
${tagNotice(notice.decisions, back)}
${
  notice.problems.length > 0 &&
  html`<div class="problems" role="alert"><p>${say('wrangling.not-all-decided')}</p><ul>${notice.problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`
}
<p>${tell('wrangling.intro', {
    decisions: (words) => html`<a href="${tagDecisionsAddress()}">${words}</a>`,
    tags: (words) => html`<a href="${tagsAddress({ kind: 'fandom' })}">${words}</a>`,
  })}</p>
${filters(found, filter)}
<p class="sentence" id="waiting">${say('wrangling.waiting', { count: total, page, pages })}</p>
${
  proposals.length > 0 &&
  html`<proposal-queue><form method="post" action="/tags/wrangle"><input type="hidden" name="back" value="${back}">
${proposals.map(proposal)}
${
  proposals.length > 1 &&
  html`<p class="actions"><button type="submit" name="accept" value="${WHOLE_PAGE}">${say('wrangling.accept-page')}</button> <button type="submit" class="plain" name="refuse" value="${WHOLE_PAGE}">${say('wrangling.refuse-page')}</button></p>`
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
  return html`<form class="review-filters" method="get" action="/tags/wrangle" aria-label="${say('wrangling.filters')}">
<div><label for="wrangle-kind">${say('wrangling.kind')}</label> <select id="wrangle-kind" name="kind"><option value="">${say('wrangling.any')}</option>${TAG_KINDS.map(
    (kind) =>
      html`<option value="${kind}"${kind === filter.kind && html` selected`}>${say(`tags.kinds-${kind}`)} (${count(waiting({ kind }))})</option>`,
  )}</select></div>
<div><label for="wrangle-sureness">${say('wrangling.how-sure')}</label> <select id="wrangle-sureness" name="sureness"><option value="">${say('wrangling.any')}</option>${DEGREES.map(
    (sureness) =>
      html`<option value="${sureness}"${sureness === filter.sureness && html` selected`}>${say(`wrangling.sureness-${sureness}`)} (${count(waiting({ ...filter, sureness }))})</option>`,
  )}</select></div>
<button type="submit">${say('wrangling.show')}</button>
</form>`;
}

function proposal({ id, kind, into, settled, fandom, sureness, spellings }: Proposal): Markup {
  const one = say(`tags.kind-${kind}`);
  return html`<fieldset class="proposal"><legend><span class="visually-hidden">${one} </span><a href="${tagPageAddress({ kind, name: into })}">${into}</a>${
    fandom !== null && html` <span class="of">${say('wrangling.in-fandom', { fandom })}</span>`
  }</legend>
<p class="quiet">${say('wrangling.line', { kind: one, settled: settled ? 'yes' : 'no', sureness })}</p>
<ul>${spellings.map(({ id: tag, name, works, because }) => {
    const box = `p-${id}-${tag}`;
    return html`<li><input type="checkbox" id="${box}" name="spelling" value="${id} ${tag}" checked><label for="${box}">${tell('wrangling.spelling', { name, works, because, quiet: (words) => html`<span class="quiet">${words}</span>` })}</label></li>`;
  })}</ul>
<p class="actions"><button type="submit" name="accept" value="${id}" data-key="a">${tell('wrangling.accept', { into, hidden })}</button> <button type="submit" class="plain" name="refuse" value="${id}" data-key="r">${tell('wrangling.refuse', { into, hidden })}</button></p>
</fieldset>`;
}

function hidden(words: Markup): Markup {
  return html`<span class="visually-hidden">${words}</span>`;
}
