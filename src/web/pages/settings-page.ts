import { html, type Markup } from '#markup';
import { FACES, PASSAGES, type ReadingSettings, SCHEMES, SIZES } from '../settings.ts';

const FACE_NAMES = {
  literata: 'Literata, a book face',
  atkinson: 'Atkinson Hyperlegible, with letters that are hard to confuse',
  system: 'The typeface of this device',
} as const;
const SIZE_NAMES = { small: 'Small', medium: 'Medium', large: 'Large', largest: 'Very large' } as const;
const SCHEME_NAMES = { auto: 'As this device', light: 'Dark on light', dark: 'Light on dark' } as const;

const PASSAGE_NAMES = {
  none: 'Show none',
  opened: 'Of works that I have opened',
  any: 'Of any work, also where they give away what happens',
} as const;

/** The form for typeface, size, colours and passages; `back` is the page to return to. */
export function settingsPage(settings: ReadingSettings, back: string): Markup {
  return html`<h1>Typeface, colours and passages</h1>
<p>These are kept in this browser only.</p>
<form class="edit" method="post" action="/settings">
<input type="hidden" name="back" value="${back}">
${radios(
  'face',
  'Typeface of stories',
  FACES.map((face) => [face, FACE_NAMES[face]]),
  settings.face,
)}
${radios(
  'size',
  'Size',
  SIZES.map((size) => [size, SIZE_NAMES[size]]),
  settings.size,
)}
${radios(
  'scheme',
  'Colours',
  SCHEMES.map((scheme) => [scheme, SCHEME_NAMES[scheme]]),
  settings.scheme,
)}
${radios(
  'passages',
  'Passages with the words sought, in the results of a search',
  PASSAGES.map((passages) => [passages, PASSAGE_NAMES[passages]]),
  settings.passages,
)}
<fieldset class="field boxes"><legend>Passages are shown also</legend>
${agreement('mature', 'Of works rated Mature or Explicit, or not rated', settings.mature)}
${agreement('warned', 'Of works with a warning, and of those that do not say', settings.warned)}</fieldset>
<p class="actions"><button type="submit">Keep these</button> <a href="${back}">Leave it as it is</a></p>
</form>
<section class="specimen" aria-labelledby="specimen"><h2 id="specimen">How a story looks now</h2>
<div class="text"><p>The lamp had been lit every night for eleven years, and nobody had ever written to say thank you. So when the letter came, the keeper did not open it at once. She set it against the teapot, and looked at it, and went up to see to the light.</p></div></section>`;
}

function agreement(name: 'mature' | 'warned', label: string, value: 'yes' | 'no'): Markup {
  return html`<div><input type="checkbox" id="${name}" name="${name}" value="yes"${value === 'yes' && html` checked`}><label for="${name}">${label}</label></div>`;
}

function radios(
  name: string,
  legend: string,
  options: readonly (readonly [string, string])[],
  value: string,
): Markup {
  return html`<fieldset class="field boxes"><legend>${legend}</legend>${options.map(
    ([key, text]) => html`
<div><input type="radio" id="${name}-${key}" name="${name}" value="${key}"${key === value && html` checked`}><label for="${name}-${key}">${text}</label></div>`,
  )}</fieldset>`;
}
