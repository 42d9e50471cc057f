/** Mutes: what is hidden, why, and how to see it or take it back. */
import type { MuteKind, WorkCard } from '#catalogue';
import {
  type CountedMute,
  type FoundWorks,
  type HiddenPage,
  type HiddenWorks,
  MUTE_PATTERNS,
  type MutesPage,
} from '#library';
import { html, type Markup } from '#markup';
import { hiddenAddress, muteAddress, mutesAddress, searchAddress, workAddress } from '../parts/addresses.ts';
import { area, choice, line } from '../parts/controls.ts';
import { paging } from '../parts/paging.ts';
import { count, counted, momentOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';
import { yoursNav } from '../parts/yours.ts';
import type { MuteForm } from '../reader-forms.ts';

const KIND_NAMES: Record<MuteKind, string> = {
  tag: 'Tag',
  creator: 'Creator',
  work: 'Work',
  phrase: 'Words',
  ship: 'Relationship',
  query: 'Search',
};

const PATTERNS = Object.entries(MUTE_PATTERNS);

/** The list of mutes, and the form that adds one; `problem` says why what was filled in could not be taken. */
export function mutesPage(
  { total, page, pages, mutes }: MutesPage,
  filled: MuteForm | null = null,
  problem?: string,
): Markup {
  return html`<div class="mutes">
<h1>Mutes</h1>
${yoursNav('/mutes')}
<p>What you mute is gone everywhere: from lists and their numbers, filters, feeds, the e-reader’s shelf and the home page. Nothing is deleted, and every mute can be taken back.</p>
<p class="sentence">${total === 0 ? 'Nothing is muted.' : `${counted(total, 'mute')}${pages > 1 ? `, page ${count(page)} of ${count(pages)}` : ''}. `}${total > 0 && html`<a href="${hiddenAddress('')}">What they hide</a>`}</p>
<ul class="kept">${mutes.map(muteItem)}</ul>
${paging({ page, pages, address: mutesAddress })}
<section aria-labelledby="add"><h2 id="add">Mute something</h2>
${problem !== undefined && html`<div class="problems" role="alert"><p>Nothing was muted.</p><ul><li>${problem}</li></ul></div>`}
<form class="edit" method="post" action="/mutes">
${choice({ id: 'mute-pattern', name: 'pattern', label: 'Never show me works with this' }, PATTERNS, filled?.pattern ?? 'tag')}
${line({ id: 'mute-value', name: 'value', label: 'Its name, or the words', hint: 'A relationship is written A/B. Names are matched whole where there is one of this name.' }, filled?.value ?? '')}
${area({ id: 'mute-note', name: 'note', label: 'Why', hint: 'For you alone; may stay empty.' }, filled?.note ?? '')}
<p class="actions"><button type="submit">Mute</button></p>
</form></section>
</div>`;
}

function muteItem({ mute, sentence, hides }: CountedMute): Markup {
  return html`<li><div><h2><a href="${muteAddress(mute.id)}">${sentence}</a></h2>
<p class="quiet">${KIND_NAMES[mute.kind]}; hides ${counted(hides, 'work')}; since ${momentOf(mute.madeAt)}</p>
${mute.note !== null && html`<p class="yours-note">${mute.note}</p>`}</div>
${takeBack(mute.id, sentence)}</li>`;
}

function takeBack(id: CountedMute['mute']['id'], sentence: string): Markup {
  return html`<form method="post" action="${muteAddress(id)}/remove"><button type="submit" class="plain">Take back<span class="visually-hidden">: ${sentence}</span></button></form>`;
}

/** What would be hidden by a new mute, before it is made. */
export function newMutePage(found: FoundWorks): Markup {
  return html`<div class="mutes">
<h1>Mute these works?</h1>
<p class="sentence">${found.sentence}</p>
<p>${found.total === 0 ? 'There are none now; works like these that come later will be hidden.' : `This hides ${counted(found.total, 'work')}, and works like them that come later, from every list, count and feed.`}</p>
<form class="edit" method="post" action="/mutes">
<input type="hidden" name="pattern" value="query"><input type="hidden" name="value" value="${found.text}">
${area({ id: 'mute-note', name: 'note', label: 'Why', hint: 'For you alone; may stay empty.' }, '')}
<p class="actions"><button type="submit">Mute</button> <a href="${searchAddress(found.text)}">Leave it</a></p>
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
<h1>A mute</h1>
${yoursNav('')}
<p class="sentence">${sentence}</p>
<p class="quiet">${KIND_NAMES[mute.kind]}; since ${momentOf(mute.madeAt)}</p>
${mute.note !== null && html`<p class="yours-note">${mute.note}</p>`}
${takeBack(mute.id, sentence)}
<section aria-labelledby="hides"><h2 id="hides">What it hides</h2>
${text !== '' && html`<p>In this search: ${hidden.searched} <a href="${muteAddress(mute.id)}">In the whole library</a></p>`}
<p>${hides === 0 ? 'Nothing.' : `${counted(hides, 'work')}${hidden.pages > 1 ? `, page ${count(hidden.page)} of ${count(hidden.pages)}` : ''}.`}</p>
${titles(hidden.works)}
${paging({ page: hidden.page, pages: hidden.pages, address: (page) => muteAddress(mute.id, text, page) })}</section>
<section aria-labelledby="change"><h2 id="change">Change it</h2>
${problem !== undefined && html`<div class="problems" role="alert"><p>Nothing was changed.</p><ul><li>${problem}</li></ul></div>`}
<form class="edit" method="post" action="${muteAddress(mute.id)}">
${line({ id: 'mute-query', name: 'value', label: 'Hide what this search finds' }, filled?.query ?? mute.query)}
${area({ id: 'mute-note', name: 'note', label: 'Why', hint: 'For you alone; may stay empty.' }, filled?.note ?? mute.note ?? '')}
<p class="actions"><button type="submit">Keep this</button> <a href="/mutes">All mutes</a> <a href="/help/search">How to search</a></p>
</form></section>
</div>`;
}

/** What all mutes hide in a search, by mute. */
export function hiddenPage({ text, sentence, total, byMute }: HiddenWorks): Markup {
  return html`<div class="mutes">
<h1>Hidden by your mutes</h1>
${yoursNav('')}
<p class="sentence">${sentence}</p>
<p>${total === 0 ? 'Nothing is hidden here.' : `${counted(total, 'work')} ${total === 1 ? 'is' : 'are'} hidden. A work that several mutes hide stands under each.`} <a href="${searchAddress(text)}">To the list</a></p>
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
${hides > works.length && html`<p><a href="${muteAddress(mute.id, text)}">All ${count(hides)}</a></p>`}</div>
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
