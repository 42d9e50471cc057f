// Written by `npm run words` from the files of the catalogues.
import deApi from './de/api.json' with { type: 'json' };
import deBooks from './de/books.json' with { type: 'json' };
import deCitizenship from './de/citizenship.json' with { type: 'json' };
import deComponents from './de/components.json' with { type: 'json' };
import deCounts from './de/counts.json' with { type: 'json' };
import deDevices from './de/devices.json' with { type: 'json' };
import deDuplicates from './de/duplicates.json' with { type: 'json' };
import deEdit from './de/edit.json' with { type: 'json' };
import deErrorsPage from './de/errors-page.json' with { type: 'json' };
import deErrors from './de/errors.json' with { type: 'json' };
import deFacets from './de/facets.json' with { type: 'json' };
import deFeeds from './de/feeds.json' with { type: 'json' };
import deFinding from './de/finding.json' with { type: 'json' };
import deFrame from './de/frame.json' with { type: 'json' };
import deHelp from './de/help.json' with { type: 'json' };
import deHome from './de/home.json' with { type: 'json' };
import deImports from './de/imports.json' with { type: 'json' };
import deInsights from './de/insights.json' with { type: 'json' };
import deMeanings from './de/meanings.json' with { type: 'json' };
import deMuseum from './de/museum.json' with { type: 'json' };
import deMutes from './de/mutes.json' with { type: 'json' };
import deQuery from './de/query.json' with { type: 'json' };
import deReading from './de/reading.json' with { type: 'json' };
import deReview from './de/review.json' with { type: 'json' };
import deScripts from './de/scripts.json' with { type: 'json' };
import deSentence from './de/sentence.json' with { type: 'json' };
import deSettings from './de/settings.json' with { type: 'json' };
import deSources from './de/sources.json' with { type: 'json' };
import deTags from './de/tags.json' with { type: 'json' };
import deTools from './de/tools.json' with { type: 'json' };
import deWording from './de/wording.json' with { type: 'json' };
import deWork from './de/work.json' with { type: 'json' };
import deWrangling from './de/wrangling.json' with { type: 'json' };
import enApi from './en/api.json' with { type: 'json' };
import enBooks from './en/books.json' with { type: 'json' };
import enCitizenship from './en/citizenship.json' with { type: 'json' };
import enComponents from './en/components.json' with { type: 'json' };
import enCounts from './en/counts.json' with { type: 'json' };
import enDevices from './en/devices.json' with { type: 'json' };
import enDuplicates from './en/duplicates.json' with { type: 'json' };
import enEdit from './en/edit.json' with { type: 'json' };
import enErrorsPage from './en/errors-page.json' with { type: 'json' };
import enFacets from './en/facets.json' with { type: 'json' };
import enFeeds from './en/feeds.json' with { type: 'json' };
import enFinding from './en/finding.json' with { type: 'json' };
import enFrame from './en/frame.json' with { type: 'json' };
import enHelp from './en/help.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enInsights from './en/insights.json' with { type: 'json' };
import enMeanings from './en/meanings.json' with { type: 'json' };
import enMuseum from './en/museum.json' with { type: 'json' };
import enMutes from './en/mutes.json' with { type: 'json' };
import enQuery from './en/query.json' with { type: 'json' };
import enReading from './en/reading.json' with { type: 'json' };
import enReview from './en/review.json' with { type: 'json' };
import enScripts from './en/scripts.json' with { type: 'json' };
import enSentence from './en/sentence.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enSources from './en/sources.json' with { type: 'json' };
import enTags from './en/tags.json' with { type: 'json' };
import enTools from './en/tools.json' with { type: 'json' };
import enWording from './en/wording.json' with { type: 'json' };
import enWork from './en/work.json' with { type: 'json' };
import enWrangling from './en/wrangling.json' with { type: 'json' };
import type { LanguageTag } from './languages.ts';

/** The messages of a language by file and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The catalogues. */
export const CATALOGUES: Readonly<Record<LanguageTag, Catalogue>> = {
  de: {
    api: deApi,
    books: deBooks,
    citizenship: deCitizenship,
    components: deComponents,
    counts: deCounts,
    devices: deDevices,
    duplicates: deDuplicates,
    edit: deEdit,
    'errors-page': deErrorsPage,
    errors: deErrors,
    facets: deFacets,
    feeds: deFeeds,
    finding: deFinding,
    frame: deFrame,
    help: deHelp,
    home: deHome,
    imports: deImports,
    insights: deInsights,
    meanings: deMeanings,
    museum: deMuseum,
    mutes: deMutes,
    query: deQuery,
    reading: deReading,
    review: deReview,
    scripts: deScripts,
    sentence: deSentence,
    settings: deSettings,
    sources: deSources,
    tags: deTags,
    tools: deTools,
    wording: deWording,
    work: deWork,
    wrangling: deWrangling,
  },
  en: {
    api: enApi,
    books: enBooks,
    citizenship: enCitizenship,
    components: enComponents,
    counts: enCounts,
    devices: enDevices,
    duplicates: enDuplicates,
    edit: enEdit,
    'errors-page': enErrorsPage,
    facets: enFacets,
    feeds: enFeeds,
    finding: enFinding,
    frame: enFrame,
    help: enHelp,
    home: enHome,
    imports: enImports,
    insights: enInsights,
    meanings: enMeanings,
    museum: enMuseum,
    mutes: enMutes,
    query: enQuery,
    reading: enReading,
    review: enReview,
    scripts: enScripts,
    sentence: enSentence,
    settings: enSettings,
    sources: enSources,
    tags: enTags,
    tools: enTools,
    wording: enWording,
    work: enWork,
    wrangling: enWrangling,
  },
};
