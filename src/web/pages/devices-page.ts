/** Devices: e-readers and feed readers that come in by a token or synchronise places. */
import type { Device, TokenScope } from '#catalogue';
import { type AddedDevice, isOwnDevice, MOST_DEVICE_NAME } from '#library';
import { html, type Markup } from '#markup';
import { listParts, say, tell } from '#words';
import { API_BASE } from '../api/send-json.ts';
import { keyedAddress } from '../feed-asker.ts';
import { boxes, line } from '../parts/controls.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { momentOf } from '../parts/wording.ts';
import { yoursNav } from '../parts/yours.ts';

/** What a token can be allowed beside reading. */
export const GRANTED_SCOPES = ['mark', 'edit', 'import'] as const satisfies readonly TokenScope[];

/** A device as it was asked for, and why it could not be added. */
export type RefusedDevice = { name: string; scopes: readonly TokenScope[]; problem: string };

/** The list of devices and the form that adds one, filled in as it was where it was refused. */
export function devicesPage(devices: readonly Device[], refused?: RefusedDevice): Markup {
  const control = {
    id: 'device-name',
    name: 'name',
    label: say('devices.name'),
    hint: say('devices.name-hint', { most: MOST_DEVICE_NAME }),
  };
  return html`<div class="devices">
<h1>${say('devices.title')}</h1>
${yoursNav('/devices')}
<p>${tell('devices.what', { link: linkTo('/opds') })}</p>
<p class="sentence">${say('devices.extent', { count: devices.length })}</p>
<ul class="kept">${devices.map(deviceItem)}</ul>
<section aria-labelledby="add"><h2 id="add">${say('devices.add')}</h2>
${refused !== undefined && html`<div class="problems" role="alert"><p>${say('devices.not-added')}</p><ul><li>${refused.problem}</li></ul></div>`}
<form class="edit" method="post" action="/devices">
${line(control, refused?.name ?? '')}
${scopeBoxes('device-may', refused?.scopes ?? [])}
<p class="actions"><button type="submit">${say('devices.add-it')}</button></p>
</form></section>
</div>`;
}

/** What a new device has to be told. Its token is shown this once; `home` is the library's own address. */
export function deviceAddedPage({ device, token }: AddedDevice, home: string): Markup {
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>
`;
  return html`<div class="devices">
<h1>${say('devices.may-come', { name: device.name })}</h1>
<p>${say('devices.write-down')}</p>
${
  isHere(home) &&
  html`<p>${say('devices.here')}</p>
`
}<section aria-labelledby="catalogue"><h2 id="catalogue">${say('devices.catalogue')}</h2>
<dl class="facts">
${row(say('devices.address'), `${home}/opds`)}${row(say('devices.user'), device.name)}${row(say('devices.password'), token)}</dl>
<p>${say('devices.in-address')}</p>
<dl class="facts">
${row('OPDS 1.2', home + keyedAddress(token, '/opds'))}${row('OPDS 2.0', home + keyedAddress(token, '/opds/v2'))}</dl></section>
<section aria-labelledby="places"><h2 id="places">${say('devices.places')}</h2>
<dl class="facts">
${row(say('devices.server'), home)}${row(say('devices.user'), device.name)}${row(say('devices.password'), token)}</dl>
<p>${say('devices.log-in')}</p></section>
<section aria-labelledby="programs"><h2 id="programs">${say('api.programs')}</h2>
<p>${tell('api.send-token', { link: linkTo('/help/api') })}</p>
<dl class="facts">
${row(say('devices.address'), home + API_BASE)}${row('Authorization', `Bearer ${token}`)}${row(say('api.may'), scopeWords(device))}</dl></section>
<p><a href="/devices">${say('devices.all')}</a></p>
</div>`;
}

/** Whether an address is good on this machine alone. */
export function isHere(home: string): boolean {
  return /^http:\/\/(?:127\.|localhost(?::|$)|\[::1\])/i.test(home);
}

function deviceItem(device: Device): Markup {
  const { id, name, madeAt, seenAt } = device;
  const isOwn = isOwnDevice(device);
  const moment = momentOf(madeAt);
  return html`<li><div><h2>${name}</h2>
<p class="quiet">${seenAt === null ? tell('devices.added', { moment }) : tell('devices.seen', { moment, seen: momentOf(seenAt) })}</p>
${!isOwn && html`<p>${say('devices.stranger')}</p>`}</div>
${isOwn && device.secret !== null && scopesForm(device)}
${!isOwn && deviceForm(id, 'adopt', name)}
${deviceForm(id, 'remove', name)}</li>`;
}

/** What a token of a device may do, and how to change that. */
function scopesForm(device: Device): Markup {
  return html`<details><summary>${say('api.programs-may', { scopes: scopeWords(device) })}</summary>
<form class="edit" method="post" action="/devices/${device.id}/scopes">
${scopeBoxes(`may-${device.id}`, device.scopes)}
<p class="actions"><button type="submit" class="plain">${tell('api.change-scopes', { name: device.name, heard })}</button></p>
</form></details>`;
}

function scopeBoxes(id: string, chosen: readonly TokenScope[]): Markup {
  const control = { id, name: 'scope', label: say('api.may'), hint: say('api.may-hint') };
  return boxes(
    control,
    GRANTED_SCOPES.map((scope) => [scope, say(`api.scope-${scope}`)] as const),
    chosen,
  );
}

function scopeWords({ scopes }: Pick<Device, 'scopes'>): string {
  return listParts(scopes.map((scope) => say(`api.scope-${scope}`))).join('');
}

function deviceForm(id: number, does: 'adopt' | 'remove', name: string): Markup {
  return html`<form method="post" action="/devices/${id}/${does}"><button type="submit" class="plain">${tell(`devices.${does}`, { name, heard })}</button></form>`;
}
