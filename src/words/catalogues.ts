// Written by `npm run words` from the files of the catalogues.
import deCounts from './de/counts.json' with { type: 'json' };
import deEdit from './de/edit.json' with { type: 'json' };
import deErrors from './de/errors.json' with { type: 'json' };
import deFrame from './de/frame.json' with { type: 'json' };
import deReading from './de/reading.json' with { type: 'json' };
import deScripts from './de/scripts.json' with { type: 'json' };
import deSettings from './de/settings.json' with { type: 'json' };
import deSources from './de/sources.json' with { type: 'json' };
import deWording from './de/wording.json' with { type: 'json' };
import deWork from './de/work.json' with { type: 'json' };
import enCounts from './en/counts.json' with { type: 'json' };
import enEdit from './en/edit.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enReading from './en/reading.json' with { type: 'json' };
import enScripts from './en/scripts.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enSources from './en/sources.json' with { type: 'json' };
import enWording from './en/wording.json' with { type: 'json' };
import enWork from './en/work.json' with { type: 'json' };
import type { LanguageTag } from './languages.ts';

/** The messages of a language by file and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The catalogues. */
export const CATALOGUES: Readonly<Record<LanguageTag, Catalogue>> = {
  de: {
    counts: deCounts,
    edit: deEdit,
    errors: deErrors,
    frame: deFrame,
    reading: deReading,
    scripts: deScripts,
    settings: deSettings,
    sources: deSources,
    wording: deWording,
    work: deWork,
  },
  en: {
    counts: enCounts,
    edit: enEdit,
    frame: enFrame,
    reading: enReading,
    scripts: enScripts,
    settings: enSettings,
    sources: enSources,
    wording: enWording,
    work: enWork,
  },
};
