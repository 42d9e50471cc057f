import { html, type Markup } from '#markup';
import { settingList, settingRadios } from '../parts/setting-choices.ts';
import type { ReadingSettings } from '../settings.ts';

/** The form for everything that a reader can set; `back` is the page to return to. */
export function settingsPage(settings: ReadingSettings, back: string): Markup {
  const list = (name: Parameters<typeof settingList>[0]) => settingList(name, settings);
  return html`<h1>Reading settings</h1>
<p>These are kept in this browser only, so a telephone may have others than a desk.</p>
<live-settings class="settings"><form class="edit" method="post" action="/settings">
<input type="hidden" name="back" value="${back}">
<section aria-labelledby="type"><h2 id="type">Type and colours</h2>
${settingRadios('face', settings)}
${settingRadios('scheme', settings)}
<div class="setting-lists">${list('size')}${list('measure')}${list('lines')}${list('letters')}${list('paragraphs')}${list('align')}</div></section>
<section class="specimen" aria-labelledby="specimen"><h2 id="specimen">How a story looks now</h2>
<div class="text"><p>The lamp had been lit every night for eleven years, and nobody had ever written to say thank you.</p><p>So when the letter came, the keeper did not open it at once. She set it against the teapot, and looked at it, and went up to see to the light.</p></div></section>
<section aria-labelledby="stories"><h2 id="stories">Stories</h2>
<div class="setting-lists">${list('view')}${list('notes')}${list('pictures')}${list('pace')}${list('keys')}</div></section>
<section aria-labelledby="adult-works"><h2 id="adult-works">Works for adults</h2>
<div class="setting-lists">${list('adult')}${list('titles')}</div></section>
<section aria-labelledby="results"><h2 id="results">Results of a search</h2>
${settingRadios('passages', settings)}
<fieldset class="field boxes"><legend>Passages are shown also</legend>
${agreement('mature', 'Of works rated Mature or Explicit, or not rated', settings.mature)}
${agreement('warned', 'Of works with a warning, and of those that do not say', settings.warned)}</fieldset></section>
<p class="actions"><button type="submit">Keep these</button> <a href="${back}">Leave it as it is</a></p>
</form></live-settings>`;
}

function agreement(name: 'mature' | 'warned', label: string, value: 'yes' | 'no'): Markup {
  return html`<div><input type="checkbox" id="${name}" name="${name}" value="yes"${value === 'yes' && html` checked`}><label for="${name}">${label}</label></div>`;
}
