/** What scripts add to pages with a story, and to the settings of how one looks. */
import { LiveSettings } from './live-settings.ts';
import { StoryReader } from './story-reader.ts';

customElements.define('live-settings', LiveSettings);
customElements.define('story-reader', StoryReader);
