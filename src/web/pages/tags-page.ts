/** Tags of a kind with their state, and the log of decisions about tags. */
import type { TagDecisionRecord, TagFilter, TagKind, TagSummary } from '#catalogue';
import type { TagPage } from '#library';
import { html, join, type Markup } from '#markup';
import { say, tell } from '#words';
import { tagAddress } from '../parts/addresses.ts';
import { decisionLog } from '../parts/decision-log.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { tagDecisionsAddress, tagPageAddress, tagsAddress, wrangleAddress } from '../parts/tag-addresses.ts';
import { tagDecisionSentence, tagNotice, undoTagForm } from '../parts/tag-decision.ts';
import { TAG_KINDS, TAG_STATES } from '../parts/tag-words.ts';
import { count } from '../parts/wording.ts';
import type { Audience } from '../policy.ts';

/** A page of tags; what is decided about them is their owner's. */
export function tagsPage(found: TagPage, filter: TagFilter, audience: Audience): Markup {
  const { page, pages, tags, counts } = found;
  const ofKind = (kind: TagKind) => counts.reduce((sum, one) => sum + (one.kind === kind ? one.tags : 0), 0);
  return html`<h1>${say('tags.title')}</h1>
<p>${audience === 'owner' ? tell('tags.intro', { wrangle: linkTo(wrangleAddress()), decisions: linkTo(tagDecisionsAddress()) }) : say('tags.intro-read')}</p>
<nav class="tag-kinds" aria-label="${say('tags.kinds')}"><ul>${TAG_KINDS.map(
    (kind) =>
      html`<li><a href="${tagsAddress({ kind })}"${kind === filter.kind && html` aria-current="page"`}>${say(`tags.kinds-${kind}`)}</a> <span class="quiet">${count(ofKind(kind))}</span></li>`,
  )}</ul></nav>
<form class="review-filters" method="get" action="/tags" aria-label="${say('tags.which')}"><input type="hidden" name="kind" value="${filter.kind}">
<div><label for="tags-text">${say('finding.name-holds')}</label> <input type="search" id="tags-text" name="text" value="${filter.text}" maxlength="200"></div>
<div><label for="tags-state">${say('tags.state')}</label> <select id="tags-state" name="state"><option value="">${say('tags.any')}</option>${TAG_STATES.map(
    (state) =>
      html`<option value="${state}"${state === filter.state && html` selected`}>${say(`tags.state-${state}`)} (${count(
        counts.find((one) => one.kind === filter.kind && one.state === state)?.tags ?? 0,
      )})</option>`,
  )}</select></div>
<button type="submit">${say('finding.show-these')}</button>
</form>
<p class="sentence" id="tags-found">${extent(found, filter)}</p>
${
  tags.length > 0 &&
  html`<table class="tag-table"><thead><tr><th scope="col">${say('tags.name')}</th><th scope="col">${say('tags.state')}</th><th scope="col" class="number">${say('tags.works')}</th></tr></thead>
<tbody>${tags.map(row)}</tbody></table>`
}
${paging({ page, pages, address: (number) => tagsAddress(filter, number) })}`;
}

function extent({ total, page, pages }: TagPage, { kind }: TagFilter): string {
  if (total === 0) return say('tags.none');
  return say('tags.extent', { tags: say(`facets.counted-${kind}`, { count: total }), page, pages });
}

function row(tag: TagSummary): Markup {
  const state = say(`tags.state-${tag.state}`);
  const works = tell('tags.works-with', { count: tag.works, tag: tag.name, heard });
  return html`<tr><th scope="row"><a href="${tagPageAddress(tag)}">${tag.name}</a></th><td>${
    tag.means.length > 0 ? tell('tags.spelling-of', { state, meanings: meanings(tag) }) : state
  }</td><td class="number"><a href="${tagAddress(tag.kind, tag.name)}">${works}</a></td></tr>`;
}

/** What a spelling means, each with its fandom. */
export function meanings({ kind, means }: TagSummary): Markup {
  return join(
    means.map(({ of, fandom }) => {
      const tag = html`<a href="${tagPageAddress({ kind, name: of })}">${of}</a>`;
      return fandom === null ? tag : tell('tags.meaning-in', { tag, fandom });
    }),
    html`, `,
  );
}

/** What was decided about tags, newest first; each entry can be taken back. */
export function tagDecisionsPage(
  total: number,
  decisions: readonly TagDecisionRecord[],
  undone: readonly TagDecisionRecord[],
  pages: Paging,
): Markup {
  const back = tagDecisionsAddress(pages.page);
  return html`<h1>${say('tags.decisions')}</h1>
${tagNotice(undone, back)}
<p>${total === 0 ? say('tags.no-decisions') : say('tags.decisions-extent', { count: total })} ${tell(
    'tags.decisions-ways',
    {
      wrangle: linkTo(wrangleAddress()),
      tags: linkTo(tagsAddress({ kind: 'fandom' })),
    },
  )}</p>
${decisionLog(decisions, tagDecisionSentence, (decision) => undoTagForm(decision, back))}
${paging(pages)}`;
}
