/** Mutes: what is hidden, why, and how to see it or take it back. */
import type { WorkCard } from '#catalogue';
import {
  type CountedMute,
  type FoundWorks,
  type HiddenPage,
  type HiddenWorks,
  MUTE_PATTERNS,
  type MutesPage,
} from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { hiddenAddress, muteAddress, mutesAddress, searchAddress, workAddress } from '../parts/addresses.ts';
import { area, choice, line } from '../parts/controls.ts';
import { heard } from '../parts/message-tags.ts';
import { paging } from '../parts/paging.ts';
import { counted, momentOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';
import { yoursNav } from '../parts/yours.ts';
import type { MuteForm } from '../reader-forms.ts';

/** The list of mutes, and the form that adds one; `problem` says why what was filled in could not be taken. */
export function mutesPage(
  { total, page, pages, mutes }: MutesPage,
  filled: MuteForm | null = null,
  problem?: string,
): Markup {
  return html`<div class="mutes">
<h1>${say('mutes.title')}</h1>
${yoursNav('/mutes')}
<p>${say('mutes.what')}</p>
<p class="sentence">${say('mutes.extent', { count: total, page, pages })}${total > 0 && html` <a href="${hiddenAddress('')}">${say('mutes.what-they-hide')}</a>`}</p>
<ul class="kept">${mutes.map(muteItem)}</ul>
${paging({ page, pages, address: mutesAddress })}
<section aria-labelledby="add"><h2 id="add">${say('mutes.add')}</h2>
${problem !== undefined && html`<div class="problems" role="alert"><p>${say('mutes.not-muted')}</p><ul><li>${problem}</li></ul></div>`}
<form class="edit" method="post" action="/mutes">
${choice({ id: 'mute-pattern', name: 'pattern', label: say('mutes.pattern') }, patterns(), filled?.pattern ?? 'tag')}
${line({ id: 'mute-value', name: 'value', label: say('mutes.value'), hint: say('mutes.value-hint') }, filled?.value ?? '')}
${why(filled?.note ?? '')}
<p class="actions"><button type="submit">${say('mutes.mute')}</button></p>
</form></section>
</div>`;
}

function patterns(): [string, string][] {
  return MUTE_PATTERNS.map((pattern) => [pattern, say(`mutes.pattern-${pattern}`)]);
}

function why(note: string): Markup {
  const label = say('mutes.why');
  return area({ id: 'mute-note', name: 'note', label, hint: say('mutes.why-hint') }, note);
}

function muteItem({ mute, sentence, hides }: CountedMute): Markup {
  return html`<li><div><h2><a href="${muteAddress(mute.id)}">${sentence}</a></h2>
<p class="quiet">${tell('mutes.item', { kind: say(`mutes.kind-${mute.kind}`), count: hides, time: momentOf(mute.madeAt) })}</p>
${mute.note !== null && html`<p class="yours-note">${mute.note}</p>`}</div>
${takeBack(mute.id, sentence)}</li>`;
}

function takeBack(id: CountedMute['mute']['id'], sentence: string): Markup {
  return html`<form method="post" action="${muteAddress(id)}/remove"><button type="submit" class="plain">${tell('mutes.take-back', { mute: sentence, heard })}</button></form>`;
}

/** What would be hidden by a new mute, before it is made. */
export function newMutePage(found: FoundWorks): Markup {
  return html`<div class="mutes">
<h1>${say('mutes.ask')}</h1>
<p class="sentence">${found.sentence}</p>
<p>${say('mutes.would-hide', { count: found.total })}</p>
<form class="edit" method="post" action="/mutes">
<input type="hidden" name="pattern" value="query"><input type="hidden" name="value" value="${found.text}">
${why('')}
<p class="actions"><button type="submit">${say('mutes.mute')}</button> <a href="${searchAddress(found.text)}">${say('mutes.leave')}</a></p>
</form>
</div>`;
}

/** One mute: what it hides in a search, and the form that says it otherwise. */
export function mutePage(
  hidden: HiddenPage,
  filled: { query: string; note: string } | null = null,
  problem?: string,
): Markup {
  const { mute, sentence, hides, text } = hidden;
  return html`<div class="mutes">
<h1>${say('mutes.one')}</h1>
${yoursNav('')}
<p class="sentence">${sentence}</p>
<p class="quiet">${tell('mutes.since', { kind: say(`mutes.kind-${mute.kind}`), time: momentOf(mute.madeAt) })}</p>
${mute.note !== null && html`<p class="yours-note">${mute.note}</p>`}
${takeBack(mute.id, sentence)}
<section aria-labelledby="hides"><h2 id="hides">${say('mutes.hides')}</h2>
${text !== '' && html`<p>${say('mutes.in-search', { search: hidden.searched })} <a href="${muteAddress(mute.id)}">${say('mutes.in-library')}</a></p>`}
<p>${say('mutes.hides-extent', { count: hides, page: hidden.page, pages: hidden.pages })}</p>
${titles(hidden.works)}
${paging({ page: hidden.page, pages: hidden.pages, address: (page) => muteAddress(mute.id, text, page) })}</section>
<section aria-labelledby="change"><h2 id="change">${say('mutes.change')}</h2>
${problem !== undefined && html`<div class="problems" role="alert"><p>${say('mutes.not-changed')}</p><ul><li>${problem}</li></ul></div>`}
<form class="edit" method="post" action="${muteAddress(mute.id)}">
${line({ id: 'mute-query', name: 'value', label: say('mutes.query') }, filled?.query ?? mute.query)}
${why(filled?.note ?? mute.note ?? '')}
<p class="actions"><button type="submit">${say('mutes.keep')}</button> <a href="/mutes">${say('mutes.all')}</a> <a href="/help/search">${say('finding.how-to-search')}</a></p>
</form></section>
</div>`;
}

/** What all mutes hide in a search, by mute. */
export function hiddenPage({ text, sentence, total, byMute }: HiddenWorks): Markup {
  return html`<div class="mutes">
<h1>${say('mutes.hidden')}</h1>
${yoursNav('')}
<p class="sentence">${sentence}</p>
<p>${say('mutes.hidden-extent', { count: total })} <a href="${searchAddress(text)}">${say('mutes.to-list')}</a></p>
<ul class="kept">${byMute.map(
    ({
      mute,
      sentence: says,
      hides,
      works,
    }) => html`<li><div><h2><a href="${muteAddress(mute.id, text)}">${says}</a></h2>
${mute.note !== null && html`<p class="yours-note">${mute.note}</p>`}
<p class="quiet">${counted(hides, 'work')}</p>
${titles(works)}
${hides > works.length && html`<p><a href="${muteAddress(mute.id, text)}">${say('mutes.all-hidden', { count: hides })}</a></p>`}</div>
${takeBack(mute.id, says)}</li>`,
  )}</ul>
</div>`;
}

/** Titles alone: whoever muted a work wants no more of it on a page. */
function titles(works: readonly WorkCard[]): Markup | null {
  if (works.length === 0) return null;
  return html`<ul class="titles">${works.map(
    (work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</li>`,
  )}</ul>`;
}
