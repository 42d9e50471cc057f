// Written by `npm run words` from the files of the catalogues.
import deCounts from './de/counts.json' with { type: 'json' };
import deErrors from './de/errors.json' with { type: 'json' };
import deFacets from './de/facets.json' with { type: 'json' };
import deFinding from './de/finding.json' with { type: 'json' };
import deFrame from './de/frame.json' with { type: 'json' };
import deHome from './de/home.json' with { type: 'json' };
import deMutes from './de/mutes.json' with { type: 'json' };
import deScripts from './de/scripts.json' with { type: 'json' };
import deSettings from './de/settings.json' with { type: 'json' };
import deTags from './de/tags.json' with { type: 'json' };
import deWording from './de/wording.json' with { type: 'json' };
import enCounts from './en/counts.json' with { type: 'json' };
import enFacets from './en/facets.json' with { type: 'json' };
import enFinding from './en/finding.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enMutes from './en/mutes.json' with { type: 'json' };
import enScripts from './en/scripts.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enTags from './en/tags.json' with { type: 'json' };
import enWording from './en/wording.json' with { type: 'json' };
import type { LanguageTag } from './languages.ts';

/** The messages of a language by file and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The catalogues. */
export const CATALOGUES: Readonly<Record<LanguageTag, Catalogue>> = {
  de: {
    counts: deCounts,
    errors: deErrors,
    facets: deFacets,
    finding: deFinding,
    frame: deFrame,
    home: deHome,
    mutes: deMutes,
    scripts: deScripts,
    settings: deSettings,
    tags: deTags,
    wording: deWording,
  },
  en: {
    counts: enCounts,
    facets: enFacets,
    finding: enFinding,
    frame: enFrame,
    home: enHome,
    mutes: enMutes,
    scripts: enScripts,
    settings: enSettings,
    tags: enTags,
    wording: enWording,
  },
};
