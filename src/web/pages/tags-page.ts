/** Tags of a kind with their state, and the log of decisions about tags. */
import type { TagDecisionRecord, TagFilter, TagKind, TagState, TagSummary } from '#catalogue';
import type { TagPage } from '#library';
import { html, join, type Markup } from '#markup';
import {
  tagAddress,
  tagDecisionsAddress,
  tagPageAddress,
  tagsAddress,
  wrangleAddress,
} from '../parts/addresses.ts';
import { decisionLog } from '../parts/decision-log.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { tagDecisionSentence, tagNotice, undoTagForm } from '../parts/tag-decision.ts';
import { TAG_KIND_WORDS, TAG_STATE_WORDS } from '../parts/tag-words.ts';
import { count, counted } from '../parts/wording.ts';

const KINDS = Object.keys(TAG_KIND_WORDS) as TagKind[];
const STATES = Object.keys(TAG_STATE_WORDS) as TagState[];

/** A page of tags. */
export function tagsPage(found: TagPage, filter: TagFilter): Markup {
  const { total, page, pages, tags, counts } = found;
  const ofKind = (kind: TagKind) => counts.reduce((sum, one) => sum + (one.kind === kind ? one.tags : 0), 0);
  return html`<h1>Tags</h1>
<p>A work keeps the names that its author wrote, and is found under the canonical ones. <a href="${wrangleAddress()}">What may mean the same</a>, <a href="${tagDecisionsAddress()}">what was decided</a></p>
<nav class="tag-kinds" aria-label="Kinds of tags"><ul>${KINDS.map(
    (kind) =>
      html`<li><a href="${tagsAddress({ kind })}"${kind === filter.kind && html` aria-current="page"`}>${TAG_KIND_WORDS[kind][1]}</a> <span class="quiet">${count(ofKind(kind))}</span></li>`,
  )}</ul></nav>
<form class="review-filters" method="get" action="/tags" aria-label="Which tags"><input type="hidden" name="kind" value="${filter.kind}">
<div><label for="tags-text">Name holds</label> <input type="search" id="tags-text" name="text" value="${filter.text}" maxlength="200"></div>
<div><label for="tags-state">State</label> <select id="tags-state" name="state"><option value="">Any</option>${STATES.map(
    (state) =>
      html`<option value="${state}"${state === filter.state && html` selected`}>${TAG_STATE_WORDS[state]} (${count(
        counts.find((one) => one.kind === filter.kind && one.state === state)?.tags ?? 0,
      )})</option>`,
  )}</select></div>
<button type="submit">Show these</button>
</form>
<p class="sentence" id="tags-found">${total === 0 ? 'No such tag.' : `${count(total)} ${TAG_KIND_WORDS[filter.kind][0]}${total === 1 ? '' : 's'}${pages > 1 ? `, page ${count(page)} of ${count(pages)}` : ''}.`}</p>
${
  tags.length > 0 &&
  html`<table class="tag-table"><thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col" class="number">Works</th></tr></thead>
<tbody>${tags.map(row)}</tbody></table>`
}
${paging({ page, pages, address: (number) => tagsAddress(filter, number) })}`;
}

function row(tag: TagSummary): Markup {
  return html`<tr><th scope="row"><a href="${tagPageAddress(tag)}">${tag.name}</a></th><td>${TAG_STATE_WORDS[tag.state]}${
    tag.means.length > 0 && html`: ${meanings(tag)}`
  }</td><td class="number"><a href="${tagAddress(tag.kind, tag.name)}">${count(tag.works)}<span class="visually-hidden"> works with ${tag.name}</span></a></td></tr>`;
}

/** What a spelling means, each with its fandom. */
export function meanings({ kind, means }: TagSummary): Markup {
  return join(
    means.map(
      ({ of, fandom }) =>
        html`<a href="${tagPageAddress({ kind, name: of })}">${of}</a>${fandom !== null && html` in ${fandom}`}`,
    ),
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
  return html`<h1>Decisions about tags</h1>
${tagNotice(undone, back)}
<p>${
    total === 0
      ? 'Nothing was decided yet.'
      : `${counted(total, 'decision')}, newest first. Taking one back puts everything back as it was; one on which a later one builds has to wait for that.`
  } <a href="${wrangleAddress()}">What may mean the same</a>, <a href="${tagsAddress({ kind: 'fandom' })}">all tags</a></p>
${decisionLog(decisions, tagDecisionSentence, (decision) => undoTagForm(decision, back))}
${paging(pages)}`;
}
