/** E-readers that are sent books by mail, and sending one. */
import type { EReader, WorkDetail, WorkId } from '#catalogue';
import { MOST_EREADER_NAME } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { workAddress } from '../parts/addresses.ts';
import { line } from '../parts/controls.ts';
import { sendAddress } from '../parts/ereader-addresses.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { momentOf, sizeOf } from '../parts/wording.ts';
import { yoursNav } from '../parts/yours.ts';

/** What was filled in, and what is wrong with it. */
export type EReaderForm = { name: string; address: string; again: string; problem: string };

/** What became of a sending: the number of the e-reader that a book went to, or what is wrong. */
export type SendingForm = { sent?: number; problem?: string };

/** The list of e-readers and the form that adds one. */
export function ereadersPage(kept: readonly EReader[], from: string | null, form?: EReaderForm): Markup {
  return html`<div class="ereaders">
<h1>${say('tools.ereaders')}</h1>
${yoursNav('/ereaders')}
<p>${say('tools.ereaders-what')}</p>
${sender(from)}
<p class="sentence">${say('tools.extent', { count: kept.length })}</p>
<ul class="kept">${kept.map(item)}</ul>
<section aria-labelledby="add"><h2 id="add">${say('tools.add')}</h2>
${form !== undefined && problems(say('tools.not-added'), form.problem)}
<form class="edit" method="post" action="/ereaders">
${line({ id: 'ereader-name', name: 'name', label: say('tools.name'), hint: say('tools.name-hint', { most: MOST_EREADER_NAME }) }, form?.name ?? '')}
${line({ id: 'ereader-address', name: 'address', label: say('tools.address'), hint: say('tools.address-hint') }, form?.address ?? '')}
${line({ id: 'ereader-again', name: 'again', label: say('tools.again'), hint: say('tools.again-hint') }, form?.again ?? '')}
<p class="actions"><button type="submit">${say('tools.add-it')}</button></p>
</form></section>
</div>`;
}

/** From which address books come; null where no mail server is set. */
function sender(from: string | null): Markup {
  if (from === null) return html`<p class="notice">${say('tools.off')}</p>`;
  return html`<p>${tell('tools.from', { address: html`<code>${from}</code>` })}</p>`;
}

function item({ id, name, address, addedAt, sentAt }: EReader): Markup {
  const moment = momentOf(addedAt);
  return html`<li><div><h2>${name}</h2>
<p><code>${address}</code></p>
<p class="quiet">${sentAt === null ? tell('tools.added', { moment }) : tell('tools.sent-last', { moment, sent: momentOf(sentAt) })}</p></div>
<form method="post" action="/ereaders/${id}/remove"><button type="submit" class="plain">${tell('tools.remove', { name, heard })}</button></form></li>`;
}

/** What a page that sends a work shows: the e-readers, about how large the book is, and how large it may be, in bytes. */
type Sending = {
  readers: readonly EReader[];
  from: string | null;
  bytes: number;
  most: number | null;
};

/** The page that sends a work; how large the book is, and may be, is said before. */
export function sendPage(
  work: Pick<WorkDetail, 'id' | 'title'>,
  { readers, from, bytes, most }: Sending,
  { sent, problem }: SendingForm,
): Markup {
  const reached = readers.find(({ id }) => id === sent);
  const size = sizeOf(bytes);
  return html`<div class="ereaders">
<h1>${say('tools.send')}</h1>
<p><a href="${workAddress(work.id)}">${work.title}</a></p>
${reached !== undefined && html`<p class="notice" role="status">${say('tools.sent', { name: reached.name })}</p>`}
${problem !== undefined && problems(say('tools.not-sent'), problem)}
<p>${most === null ? say('tools.size', { size }) : say('tools.size-most', { size, most: sizeOf(most) })}</p>
${sender(from)}
${readers.length === 0 && html`<p>${tell('tools.none', { link: linkTo('/ereaders') })}</p>`}
${from !== null && html`<ul class="kept">${readers.map((one) => goal(work.id, one))}</ul>`}
${readers.length > 0 && html`<p><a href="/ereaders">${say('tools.all')}</a></p>`}
</div>`;
}

/** The size is not known before the book is made, so that it is too large is said only then. */
function goal(work: WorkId, { id, name, address }: EReader): Markup {
  return html`<li><div><h2>${name}</h2>
<p><code>${address}</code></p></div>
<form method="post" action="${sendAddress(work)}"><input type="hidden" name="to" value="${id}"><button type="submit">${tell('tools.send-to', { name, heard })}</button></form></li>`;
}

function problems(what: string, problem: string): Markup {
  return html`<div class="problems" role="alert"><p>${what}</p><ul><li>${problem}</li></ul></div>`;
}
