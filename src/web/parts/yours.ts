/** What belongs to the reader: the pages of it, and the marks and mutes of one work. */
import type { Mute, WorkDetail, WorkMarks } from '#catalogue';
import { tagNames } from '#library';
import { html, type Markup } from '#markup';
import { type Condition, renderQuery } from '#search';
import { say, tell } from '#words';
import { marksAddress, muteAddress, readingAddress, underWayAddress } from './addresses.ts';
import { choiceNav } from './choice-nav.ts';
import { area, choice } from './controls.ts';
import { momentOf } from './wording.ts';

/** What a work page knows of its reader: the marks on the work, the mutes that hide it, and whether it is shown all the same. */
export type ReaderOfWork = {
  marks: WorkMarks | null;
  mutes: readonly { mute: Mute; sentence: string }[];
  shown: boolean;
};

/** Whether a reader's mutes hide a work from lists. */
export function isMuted(reader: ReaderOfWork | null): boolean {
  return reader !== null && reader.mutes.length > 0;
}

/** Whether its text is hidden too, since the reader does not ask for it all the same. */
export function isHidden(reader: ReaderOfWork | null): boolean {
  return reader !== null && reader.mutes.length > 0 && !reader.shown;
}

const PAGES = [
  { address: '/searches', name: 'reading.searches' },
  { address: underWayAddress(), name: 'reading.under-way' },
  { address: readingAddress('bookmarked'), name: 'reading.list-bookmarked' },
  { address: readingAddress('finished'), name: 'reading.list-finished' },
  { address: readingAddress('opened'), name: 'reading.list-opened' },
  { address: '/mutes', name: 'reading.mutes' },
  { address: '/devices', name: 'devices.title' },
  { address: '/ereaders', name: 'tools.ereaders' },
  { address: '/offline', name: 'reading.offline' },
] as const;

/** The ways between the reader's pages; `here` is the address of the one shown. */
export function yoursNav(here: string): Markup {
  const pages = PAGES.map(({ address, name }) => ({ address, name: say(name) }));
  return choiceNav(say('reading.yours'), pages, here);
}

/** A reader's marks in a line, or nothing where there is none. */
export function markLine(marks: WorkMarks | undefined | null): Markup | null {
  if (!marks) return null;
  const said = [
    marks.finished !== null ? tell('reading.read-at', { moment: momentOf(marks.finished) }) : null,
    marks.finished === null && marks.opened !== null
      ? tell('reading.opened-at', { moment: momentOf(marks.opened) })
      : null,
    marks.bookmarked !== null ? tell('reading.bookmarked-at', { moment: momentOf(marks.bookmarked) }) : null,
  ].filter((part) => part !== null);
  return html`<p class="yours-line">${said.map((part) => html`<span>${part}</span> `)}</p>${
    marks.note !== null && html`<p class="yours-note">${marks.note}</p>`
  }`;
}

/** What a reader can do with a work: mark it, bookmark it, mute it or something of it. */
export function yours(work: WorkDetail, { marks }: ReaderOfWork, back: string): Markup {
  const finished = marks?.finished ?? null;
  const bookmarked = marks?.bookmarked ?? null;
  return html`<section class="yours" aria-labelledby="yours"><h2 id="yours">${say('reading.yours')}</h2>
${markLine(marks) ?? html`<p class="yours-line">${say('reading.not-opened')}</p>`}
<div class="yours-forms">
${markForm(work, finished === null ? html`${say('reading.mark-read')}` : html`${say('reading.not-read')}`, { mark: 'finished', set: finished === null }, back)}
<details><summary>${bookmarked === null ? say('reading.bookmark') : say('reading.change-bookmark')}</summary>
<form method="post" action="${marksAddress(work.id)}">
<input type="hidden" name="mark" value="bookmarked"><input type="hidden" name="back" value="${back}">
${area({ id: 'bookmark-note', name: 'note', label: say('reading.note'), hint: say('reading.note-hint') }, marks?.note ?? '')}
<p class="actions"><button type="submit" name="set" value="yes">${bookmarked === null ? say('reading.bookmark-it') : say('reading.keep-note')}</button>
${bookmarked !== null && html`<button type="submit" name="set" value="no" class="plain">${say('reading.remove-bookmark')}</button>`}</p>
</form></details>
<details><summary>${say('reading.mute-summary')}</summary>
<form method="post" action="/mutes">
<input type="hidden" name="back" value="${back}">
${choice({ id: 'mute-value', name: 'value', label: say('reading.mute-what'), hint: say('reading.mute-hint') }, mutable(work), `id:${work.id}`)}
${area({ id: 'mute-note', name: 'note', label: say('reading.why'), hint: say('reading.why-hint') }, '')}
<p class="actions"><button type="submit">${say('reading.mute')}</button></p>
</form></details>
</div></section>
${opened(work)}`;
}

/** Marks a work as opened where scripts run. */
export function opened(work: WorkDetail): Markup {
  return html`<mark-on-view hidden data-address="${marksAddress(work.id)}" data-body="mark=opened&amp;set=yes&amp;quiet=yes"></mark-on-view>`;
}

/** At the end of a work: a button that says it is read, which presses itself where scripts run and the end comes into view. */
export function endOfWork(work: WorkDetail, { marks }: ReaderOfWork, back: string): Markup | null {
  if (marks !== null && marks.finished !== null) return null;
  return html`<mark-on-view data-when="seen" data-done="${say('reading.marked-read')}" data-address="${marksAddress(work.id)}" data-body="mark=finished&amp;set=yes&amp;quiet=yes">${markForm(
    work,
    tell('reading.mark-read-at-end', {
      unseen: (words) => html`<span class="visually-hidden">${words}</span>`,
    }),
    { mark: 'finished', set: true },
    back,
  )}</mark-on-view>`;
}

function markForm(
  work: WorkDetail,
  says: Markup,
  { mark, set }: { mark: string; set: boolean },
  back: string,
): Markup {
  return html`<form method="post" action="${marksAddress(work.id)}"><input type="hidden" name="mark" value="${mark}"><input type="hidden" name="set" value="${set ? 'yes' : 'no'}"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">${says}</button></form>`;
}

/** Why a work is hidden, before its text, and the way to it. */
export function mutedNotice({ mutes }: ReaderOfWork, show: string | null): Markup | null {
  if (mutes.length === 0) return null;
  return html`<section class="ask" aria-labelledby="muted"><h2 id="muted">${say('reading.muted')}</h2>
<p>${say('reading.muted-why', { count: mutes.length })}</p>
<ul class="reasons">${mutes.map(
    ({ mute, sentence }) =>
      html`<li><a href="${muteAddress(mute.id)}">${sentence}</a>${mute.note !== null && html` <span class="quiet">${mute.note}</span>`}</li>`,
  )}</ul>
${show !== null && html`<p><a class="action" href="${show}">${say('reading.show-text')}</a></p>`}</section>`;
}

/** What of a work can be muted, each as the query that finds it. */
function mutable(work: WorkDetail): [string, string][] {
  const named = (field: 'by' | 'fandom' | 'ship' | 'character' | 'tag', value: string) =>
    textOf({ kind: 'name', field, value, prefix: false });
  const people = new Set(
    work.tags.flatMap(({ kind, members }) => (kind === 'relationship' ? (members ?? []) : [])),
  );
  return [
    [`id:${work.id}`, say('reading.mute-work')],
    ...work.creators.map((name): [string, string] => [named('by', name), say('reading.mute-by', { name })]),
    ...tagNames(work, 'fandom').map((name): [string, string] => [
      named('fandom', name),
      say('reading.mute-in', { name }),
    ]),
    ...tagNames(work, 'relationship').map((name): [string, string] => [
      named('ship', name),
      say('reading.mute-relationship', { name }),
    ]),
    ...[...people].map((name): [string, string] => [named('ship', name), say('reading.mute-any', { name })]),
    ...tagNames(work, 'character').map((name): [string, string] => [
      named('character', name),
      say('reading.mute-character', { name }),
    ]),
    ...tagNames(work, 'tag').map((name): [string, string] => [
      named('tag', name),
      say('reading.mute-tag', { name }),
    ]),
  ];
}

function textOf(condition: Condition): string {
  return renderQuery({ condition, sort: null });
}
