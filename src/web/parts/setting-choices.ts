/** The controls of settings, for the page of all settings and the panel beside a story. */
import { html, type Markup } from '#markup';
import { say } from '#words';
import { type ReadingSettings, type SettingName, valuesOf } from '../settings.ts';
import { choice } from './controls.ts';

/** Settings of which one of several values is chosen. */
type ChoiceName = Exclude<SettingName, 'mature' | 'warned'>;

/** The words for every value of every setting. */
type ValueKey = { [Name in ChoiceName]: `settings.${Name}-${ReadingSettings[Name]}` }[ChoiceName];

/** A setting as a list that opens; `prefix` keeps ids apart where a page has a setting twice. */
export function settingList(name: ChoiceName, settings: ReadingSettings, prefix = ''): Markup {
  const hint = hintOf(name);
  const control = {
    id: `${prefix}${name}`,
    name,
    label: say(`settings.${name}`),
    ...(hint !== null && { hint }),
  };
  return choice(control, optionsOf(name), settings[name]);
}

/** A setting with all its values in sight, but for those that would mean nothing. */
export function settingRadios(
  name: ChoiceName,
  settings: ReadingSettings,
  without: readonly string[] = [],
): Markup {
  const options = optionsOf(name).filter(([key]) => !without.includes(key));
  return html`<fieldset class="field boxes"><legend>${say(`settings.${name}`)}</legend>${options.map(
    ([key, text]) => html`
<div><input type="radio" id="${name}-${key}" name="${name}" value="${key}"${key === settings[name] && html` checked`}><label for="${name}-${key}">${text}</label></div>`,
  )}</fieldset>`;
}

function hintOf(name: ChoiceName): string | null {
  return name === 'pace' || name === 'keys' || name === 'offline' || name === 'styling'
    ? say(`settings.${name}-hint`)
    : null;
}

function optionsOf(name: ChoiceName): [string, string][] {
  // Each value is one of its setting, which the compiler cannot know of a name that varies.
  return valuesOf(name).map((value) => [value, say(`settings.${name}-${value}` as ValueKey)]);
}
