/** Devices: e-readers and feed readers that come in by a token or synchronise places. */
import type { Device } from '#catalogue';
import { type AddedDevice, isOwnDevice, MOST_DEVICE_NAME } from '#library';
import { html, type Markup } from '#markup';
import { keyedAddress } from '../feed-asker.ts';
import { line } from '../parts/controls.ts';
import { counted, momentOf } from '../parts/wording.ts';
import { yoursNav } from '../parts/yours.ts';

/** The list of devices and the form that adds one; `problem` says why a name could not be taken. */
export function devicesPage(devices: readonly Device[], name = '', problem?: string): Markup {
  return html`<div class="devices">
<h1>Devices</h1>
${yoursNav('/devices')}
<p>An e-reader that you add here finds the library under an address of its own, sees your bookmarks and what you are reading, never meets what you mute, and keeps your place together with the browser. <a href="/opds">The catalogue</a> itself is open to every program that reaches the library.</p>
<p class="sentence">${devices.length === 0 ? 'No device has been added.' : `${counted(devices.length, 'device')}.`}</p>
<ul class="kept">${devices.map(deviceItem)}</ul>
<section aria-labelledby="add"><h2 id="add">Add a device</h2>
${problem !== undefined && html`<div class="problems" role="alert"><p>Nothing was added.</p><ul><li>${problem}</li></ul></div>`}
<form class="edit" method="post" action="/devices">
${line({ id: 'device-name', name: 'name', label: 'What to call it', hint: `It logs in with this name: up to ${MOST_DEVICE_NAME} characters, no colon.` }, name)}
<p class="actions"><button type="submit">Add it</button></p>
</form></section>
</div>`;
}

/** What a new device has to be told. Its token is shown this once; `home` is the library's own address. */
export function deviceAddedPage({ device, token }: AddedDevice, home: string): Markup {
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>
`;
  return html`<div class="devices">
<h1>${device.name} may come in</h1>
<p>Write this down now: the token is not kept here and cannot be shown again. Whoever has it reads the library as you do.</p>
${
  isHere(home) &&
  html`<p>These addresses are those of this machine for itself. A device elsewhere in the house needs the machine’s number in their place, and a library that lets other machines in (FANLIGHT_HOST, FANLIGHT_ALLOW_REMOTE).</p>
`
}<section aria-labelledby="catalogue"><h2 id="catalogue">The catalogue (OPDS)</h2>
<dl class="facts">
${row('Address', `${home}/opds`)}${row('User name', device.name)}${row('Password', token)}</dl>
<p>A program that asks for no password takes the token in the address:</p>
<dl class="facts">
${row('OPDS 1.2', home + keyedAddress(token, '/opds'))}${row('OPDS 2.0', home + keyedAddress(token, '/opds/v2'))}</dl></section>
<section aria-labelledby="places"><h2 id="places">Places (KOReader, Progress sync)</h2>
<dl class="facts">
${row('Custom sync server', home)}${row('User name', device.name)}${row('Password', token)}</dl>
<p>Choose Login there, not Register, and leave the document matching method at Binary.</p></section>
<p><a href="/devices">To all devices</a></p>
</div>`;
}

/** Whether an address is good on this machine alone. */
function isHere(home: string): boolean {
  return /^http:\/\/(?:127\.|localhost(?::|$)|\[::1\])/i.test(home);
}

function deviceItem(device: Device): Markup {
  const { id, name, madeAt, seenAt } = device;
  const isOwn = isOwnDevice(device);
  return html`<li><div><h2>${name}</h2>
<p class="quiet">Added ${momentOf(madeAt)}; ${seenAt === null ? 'has not come yet' : html`came last about ${momentOf(seenAt)}`}</p>
${!isOwn && html`<p>It signed up by itself and keeps places of its own, apart from yours.</p>`}</div>
${!isOwn && deviceForm(id, 'adopt', 'It is mine', name)}
${deviceForm(id, 'remove', 'Remove', name)}</li>`;
}

function deviceForm(id: number, does: 'adopt' | 'remove', says: string, name: string): Markup {
  return html`<form method="post" action="/devices/${id}/${does}"><button type="submit" class="plain">${says}<span class="visually-hidden">: ${name}</span></button></form>`;
}
