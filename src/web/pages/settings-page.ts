import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { linkTo } from '../parts/message-tags.ts';
import { settingList, settingRadios } from '../parts/setting-choices.ts';
import type { Audience } from '../policy.ts';
import type { ReadingSettings } from '../settings.ts';

/** The form for everything that a reader can set; `back` is the page to return to. No text of a search is one that a visitor opened. */
export function settingsPage(settings: ReadingSettings, back: string, audience: Audience): Markup {
  const list = (name: Parameters<typeof settingList>[0]) => settingList(name, settings);
  return html`<h1>${say('settings.title')}</h1>
<p>${say('settings.where')} ${audience === 'owner' ? tell('citizenship.devices', { link: linkTo('/devices') }) : html`<a href="/offline">${say('reading.offline')}</a>`}</p>
<live-settings class="settings"><form class="edit" method="post" action="/settings">
<input type="hidden" name="back" value="${back}">
<section aria-labelledby="type"><h2 id="type">${say('settings.type')}</h2>
${settingRadios('face', settings)}
${settingRadios('scheme', settings)}
<div class="setting-lists">${list('size')}${list('measure')}${list('lines')}${list('letters')}${list('paragraphs')}${list('align')}</div></section>
<section class="specimen" aria-labelledby="specimen"><h2 id="specimen">${say('settings.specimen')}</h2>
<div class="text"><p>${say('settings.specimen-first')}</p><p>${say('settings.specimen-second')}</p></div></section>
<section aria-labelledby="stories"><h2 id="stories">${say('settings.stories')}</h2>
<div class="setting-lists">${list('view')}${list('notes')}${list('styling')}${list('pictures')}${list('pace')}${list('keys')}${list('language')}${list('offline')}</div></section>
<section aria-labelledby="adult-works"><h2 id="adult-works">${say('settings.adult-works')}</h2>
<div class="setting-lists">${list('adult')}${list('titles')}</div></section>
<section aria-labelledby="results"><h2 id="results">${say('settings.results')}</h2>
${settingRadios('passages', settings, audience === 'owner' ? [] : ['opened'])}
<fieldset class="field boxes"><legend>${say('settings.also')}</legend>
${agreement('mature', say('settings.mature'), settings.mature)}
${agreement('warned', say('settings.warned'), settings.warned)}</fieldset></section>
<p class="actions"><button type="submit">${say('settings.keep')}</button> <a href="${back}">${say('settings.leave')}</a></p>
</form></live-settings>`;
}

function agreement(name: 'mature' | 'warned', label: string, value: 'yes' | 'no'): Markup {
  return html`<div><input type="checkbox" id="${name}" name="${name}" value="yes"${value === 'yes' && html` checked`}><label for="${name}">${label}</label></div>`;
}
