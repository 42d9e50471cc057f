/** What happens to a story on its way from one archive to another, for tests and measurements. Chapters are lists of paragraphs of words. */

import type { Random } from '../../scripts/bench/random.ts';

export type Story = readonly (readonly string[])[];
/** A story of invented words, the frequent ones as frequent as in prose (Zipf), with marks as people type them. */
export function inventStory(words: number, random: Random, vocabulary = 20_000): Story {
  const chapters: string[][] = [[]];
  let left = words;
  while (left > 0) {
    const length = Math.min(left, 30 + Math.floor(random() * 60));
    const said = Array.from({ length }, () => word(Math.floor(vocabulary ** random())));
    chapters.at(-1)?.push(`"${said.slice(0, 4).join(' ')}," ${said.slice(4).join(' ')}. It's so.`);
    left -= length;
    if (random() < 0.02 && left > 0) chapters.push([]);
  }
  return chapters;
}

const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to'.split(
    ' ',
  );
function word(rank: number): string {
  let name = '';
  for (let left = rank + 1; left > 0; left = Math.floor(left / SYLLABLES.length))
    name += SYLLABLES[left % SYLLABLES.length];
  return name;
}

/** The kinds of damage, each by its name. */
export const NOISES: Readonly<Record<string, (story: Story, random: Random) => Story>> = {
  'no first paragraph': (story) => story.map((chapter, at) => (at === 0 ? chapter.slice(1) : chapter)),
  'lines broken elsewhere': (story) =>
    story.map((chapter) => [chapter.join(' ').replace(/(.{60}\S*) /g, '$1\n')]),
  'curly quotation marks': (story) =>
    each(story, (text) => text.replace(/"([^"]*)"/g, '“$1”').replaceAll("'", '’')),
  'one word of twenty changed': (story, random) =>
    each(story, (text) =>
      text
        .split(' ')
        .map((one) => (random() < 0.05 ? 'changed' : one))
        .join(' '),
    ),
  'chapters joined': (story) => [story.flat()],
  capitals: (story) => each(story, (text) => text.toUpperCase()),
};

function each(story: Story, change: (text: string) => string): Story {
  return story.map((chapter) => chapter.map(change));
}

/** A story of which two thirds of the paragraphs are another's: a remix, no copy. */
export function remix(story: Story, other: Story): Story {
  const foreign = other.flat();
  return story.map((chapter, part) =>
    chapter.map((text, at) => ((at + part) % 3 === 0 ? text : (foreign[at % foreign.length] ?? text))),
  );
}

const utf8 = new TextEncoder();
/** The story as a work's chapters are read. */
export function bodyOf(story: Story): { kind: 'xhtml'; bytes: Uint8Array }[] {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return story.map((chapter) => ({
    kind: 'xhtml',
    bytes: utf8.encode(chapter.map((text) => `<p>${escaped(text)}</p>`).join('\n')),
  }));
}
