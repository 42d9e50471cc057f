/** What belongs to the reader: the pages of it, and the marks and mutes of one work. */
import type { Mute, WorkDetail, WorkMarks } from '#catalogue';
import { tagNames } from '#library';
import { html, type Markup } from '#markup';
import { type Condition, renderQuery } from '#search';
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

const PAGES = [
  { address: '/searches', name: 'Saved searches' },
  { address: underWayAddress(), name: 'Under way' },
  { address: readingAddress('bookmarked'), name: 'Bookmarks' },
  { address: readingAddress('finished'), name: 'Read' },
  { address: readingAddress('opened'), name: 'Opened' },
  { address: '/mutes', name: 'Mutes' },
] as const;

/** The ways between the reader's pages; `here` is the address of the one shown. */
export function yoursNav(here: string): Markup {
  return choiceNav('Yours', PAGES, here);
}

/** A reader's marks in a line, or nothing where there is none. */
export function markLine(marks: WorkMarks | undefined | null): Markup | null {
  if (!marks) return null;
  const said = [
    marks.finished !== null ? html`Read ${momentOf(marks.finished)}` : null,
    marks.finished === null && marks.opened !== null ? html`Opened ${momentOf(marks.opened)}` : null,
    marks.bookmarked !== null ? html`Bookmarked ${momentOf(marks.bookmarked)}` : null,
  ].filter((part) => part !== null);
  return html`<p class="yours-line">${said.map((part) => html`<span>${part}</span> `)}</p>${
    marks.note !== null && html`<p class="yours-note">${marks.note}</p>`
  }`;
}

/** What a reader can do with a work: mark it, bookmark it, mute it or something of it. */
export function yours(work: WorkDetail, { marks }: ReaderOfWork, back: string): Markup {
  const finished = marks?.finished ?? null;
  const bookmarked = marks?.bookmarked ?? null;
  return html`<section class="yours" aria-labelledby="yours"><h2 id="yours">Yours</h2>
${markLine(marks) ?? html`<p class="yours-line">You have not opened it before.</p>`}
<div class="yours-forms">
${markForm(work, finished === null ? 'Mark as read' : 'Not read after all', { mark: 'finished', set: finished === null }, back)}
<details><summary>${bookmarked === null ? 'Bookmark' : 'Change the bookmark'}</summary>
<form method="post" action="${marksAddress(work.id)}">
<input type="hidden" name="mark" value="bookmarked"><input type="hidden" name="back" value="${back}">
${area({ id: 'bookmark-note', name: 'note', label: 'Note', hint: 'For you alone.' }, marks?.note ?? '')}
<p class="actions"><button type="submit" name="set" value="yes">${bookmarked === null ? 'Bookmark it' : 'Keep this note'}</button>
${bookmarked !== null && html`<button type="submit" name="set" value="no" class="plain">Remove the bookmark</button>`}</p>
</form></details>
<details><summary>Mute…</summary>
<form method="post" action="/mutes">
<input type="hidden" name="back" value="${back}">
${choice({ id: 'mute-value', name: 'value', label: 'Never show me', hint: 'It goes from every list, count and feed. You can take it back.' }, mutable(work), `id:${work.id}`)}
${area({ id: 'mute-note', name: 'note', label: 'Why', hint: 'For you alone; may stay empty.' }, '')}
<p class="actions"><button type="submit">Mute</button></p>
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
  return html`<mark-on-view data-when="seen" data-done="Marked as read." data-address="${marksAddress(work.id)}" data-body="mark=finished&amp;set=yes&amp;quiet=yes">${markForm(
    work,
    'Mark as read',
    { mark: 'finished', set: true },
    back,
    ' and go back to the top',
  )}</mark-on-view>`;
}

function markForm(
  work: WorkDetail,
  says: string,
  { mark, set }: { mark: string; set: boolean },
  back: string,
  unseen = '',
): Markup {
  return html`<form method="post" action="${marksAddress(work.id)}"><input type="hidden" name="mark" value="${mark}"><input type="hidden" name="set" value="${set ? 'yes' : 'no'}"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">${says}${
    unseen !== '' && html`<span class="visually-hidden">${unseen}</span>`
  }</button></form>`;
}

/** Why a work is hidden, before its text, and the way to it. */
export function mutedNotice({ mutes }: ReaderOfWork, show: string | null): Markup | null {
  if (mutes.length === 0) return null;
  return html`<section class="ask" aria-labelledby="muted"><h2 id="muted">You muted this</h2>
<p>No list shows you this work, because of ${mutes.length === 1 ? 'a mute' : 'mutes'} of yours:</p>
<ul class="reasons">${mutes.map(
    ({ mute, sentence }) =>
      html`<li><a href="${muteAddress(mute.id)}">${sentence}</a>${mute.note !== null && html` <span class="quiet">${mute.note}</span>`}</li>`,
  )}</ul>
${show !== null && html`<p><a class="action" href="${show}">Show the text</a></p>`}</section>`;
}

/** What of a work can be muted, each as the query that finds it. */
function mutable(work: WorkDetail): [string, string][] {
  const named = (field: 'by' | 'fandom' | 'ship' | 'character' | 'tag', value: string) =>
    textOf({ kind: 'name', field, value, prefix: false });
  const people = new Set(
    work.tags.flatMap(({ kind, members }) => (kind === 'relationship' ? (members ?? []) : [])),
  );
  return [
    [`id:${work.id}`, 'this work'],
    ...work.creators.map((name): [string, string] => [named('by', name), `works by ${name}`]),
    ...tagNames(work, 'fandom').map((name): [string, string] => [named('fandom', name), `works in ${name}`]),
    ...tagNames(work, 'relationship').map((name): [string, string] => [
      named('ship', name),
      `the relationship ${name}`,
    ]),
    ...[...people].map((name): [string, string] => [named('ship', name), `any relationship with ${name}`]),
    ...tagNames(work, 'character').map((name): [string, string] => [
      named('character', name),
      `the character ${name}`,
    ]),
    ...tagNames(work, 'tag').map((name): [string, string] => [named('tag', name), `the tag ${name}`]),
  ];
}

function textOf(condition: Condition): string {
  return renderQuery({ condition, sort: null });
}
