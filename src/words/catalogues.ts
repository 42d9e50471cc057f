// Written by `npm run words` from the files of the catalogues.
import deCounts from './de/counts.json' with { type: 'json' };
import deErrors from './de/errors.json' with { type: 'json' };
import deFrame from './de/frame.json' with { type: 'json' };
import deImports from './de/imports.json' with { type: 'json' };
import deInsights from './de/insights.json' with { type: 'json' };
import deReview from './de/review.json' with { type: 'json' };
import deScripts from './de/scripts.json' with { type: 'json' };
import deSettings from './de/settings.json' with { type: 'json' };
import deWording from './de/wording.json' with { type: 'json' };
import deWrangling from './de/wrangling.json' with { type: 'json' };
import enCounts from './en/counts.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enInsights from './en/insights.json' with { type: 'json' };
import enReview from './en/review.json' with { type: 'json' };
import enScripts from './en/scripts.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enWording from './en/wording.json' with { type: 'json' };
import enWrangling from './en/wrangling.json' with { type: 'json' };
import type { LanguageTag } from './languages.ts';

/** The messages of a language by file and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The catalogues. */
export const CATALOGUES: Readonly<Record<LanguageTag, Catalogue>> = {
  de: {
    counts: deCounts,
    errors: deErrors,
    frame: deFrame,
    imports: deImports,
    insights: deInsights,
    review: deReview,
    scripts: deScripts,
    settings: deSettings,
    wording: deWording,
    wrangling: deWrangling,
  },
  en: {
    counts: enCounts,
    frame: enFrame,
    imports: enImports,
    insights: enInsights,
    review: enReview,
    scripts: enScripts,
    settings: enSettings,
    wording: enWording,
    wrangling: enWrangling,
  },
};
