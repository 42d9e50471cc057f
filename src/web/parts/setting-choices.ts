/** The words for settings, and their controls, for the page of all settings and the panel beside a story. */
import { html, type Markup } from '#markup';
import type { ReadingSettings, SettingName } from '../settings.ts';
import { choice } from './controls.ts';

type Choice<Name extends SettingName> = {
  label: string;
  hint?: string;
  values: Readonly<Record<ReadingSettings[Name], string>>;
};

const CHOICES: { readonly [Name in Exclude<SettingName, 'mature' | 'warned'>]: Choice<Name> } = {
  face: {
    label: 'Typeface',
    values: {
      literata: 'Literata, a book face',
      atkinson: 'Atkinson Hyperlegible, with letters that are hard to confuse',
      dyslexic: 'OpenDyslexic, with letters that are heavy below',
      system: 'The typeface of this device',
    },
  },
  size: {
    label: 'Size',
    values: { small: 'Small', medium: 'Medium', large: 'Large', largest: 'Very large', huge: 'Largest' },
  },
  scheme: {
    label: 'Colours',
    values: {
      auto: 'As this device',
      light: 'Dark on light',
      sepia: 'Brown on cream',
      dark: 'Light on dark',
      contrast: 'Black on white',
      black: 'White on black',
    },
  },
  measure: {
    label: 'Line length',
    values: { narrow: 'Short', medium: 'Medium', wide: 'Long', full: 'As wide as the window' },
  },
  lines: {
    label: 'Between lines',
    values: { close: 'Little space', medium: 'Medium', open: 'More space', double: 'Much space' },
  },
  paragraphs: {
    label: 'Paragraphs',
    values: { spaced: 'A space between', apart: 'More space between', indented: 'First lines set in' },
  },
  align: {
    label: 'Line ends',
    values: { ragged: 'Ragged', justified: 'Even, with words divided' },
  },
  letters: {
    label: 'Between letters',
    values: { usual: 'The usual space', wide: 'More space' },
  },
  pace: {
    label: 'How fast you read',
    hint: 'For the time that a story takes.',
    values: {
      120: '120 words a minute',
      180: '180 words a minute',
      240: '240 words a minute',
      320: '320 words a minute',
      420: '420 words a minute',
    },
  },
  view: {
    label: 'Works of several chapters',
    values: { chapters: 'Chapter by chapter', whole: 'Whole, on one page' },
  },
  notes: {
    label: 'Notes of authors',
    values: { shown: 'Shown', folded: 'Folded until they are opened' },
  },
  pictures: {
    label: 'Pictures in stories',
    values: { shown: 'Shown', asked: 'Only when asked for, one by one' },
  },
  adult: {
    label: 'Works rated Mature or Explicit',
    values: { asked: 'Ask before their text', shown: 'Do not ask' },
  },
  titles: {
    label: 'Their titles in the tab, the history and the window of the browser',
    values: { whole: 'Shown', discreet: 'Not shown' },
  },
  keys: {
    label: 'Single keys',
    hint: 'Such as n for the next chapter; press ? to see them all.',
    values: { on: 'On', off: 'Off' },
  },
  passages: {
    label: 'Passages with the words sought, in the results of a search',
    values: {
      none: 'Show none',
      opened: 'Of works that I have opened',
      any: 'Of any work, also where they give away what happens',
    },
  },
};

type ChoiceName = keyof typeof CHOICES;

/** A setting as a list that opens; `prefix` keeps ids apart where a page has a setting twice. */
export function settingList(name: ChoiceName, settings: ReadingSettings, prefix = ''): Markup {
  const { label, hint } = CHOICES[name];
  const control = { id: `${prefix}${name}`, name, label, ...(hint !== undefined && { hint }) };
  return choice(control, optionsOf(name), settings[name]);
}

/** A setting with all its values in sight. */
export function settingRadios(name: ChoiceName, settings: ReadingSettings): Markup {
  return html`<fieldset class="field boxes"><legend>${CHOICES[name].label}</legend>${optionsOf(name).map(
    ([key, text]) => html`
<div><input type="radio" id="${name}-${key}" name="${name}" value="${key}"${key === settings[name] && html` checked`}><label for="${name}-${key}">${text}</label></div>`,
  )}</fieldset>`;
}

function optionsOf(name: ChoiceName): [string, string][] {
  return Object.entries(CHOICES[name].values);
}
