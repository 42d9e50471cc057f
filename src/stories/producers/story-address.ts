import type { StoryAddress } from '../read-work.ts';

/** A site whose stories have a number: the address of a work is made of it alone, so that every form of it is one. */
type Site = { pattern: RegExp; work: (parts: readonly string[]) => StoryAddress };

const SITES: readonly Site[] = [
  {
    pattern:
      /^https?:\/\/(?:www\.)?(?:archiveofourown\.org|ao3\.org)\/(?:collections\/[\w-]{1,200}\/)?works\/(\d{1,12})/i,
    work: ([id = '']) => ({ address: `https://archiveofourown.org/works/${id}` }),
  },
  {
    pattern: /^https?:\/\/(?:www\.|m\.)?(fanfiction\.net|fictionpress\.com)\/s\/(\d{1,12})(?:\/(\d{1,5}))?/i,
    work: ([site = '', id = '', chapter]) => ({
      address: `https://www.${site.toLowerCase()}/s/${id}`,
      ...(chapter !== undefined && { chapter: Number(chapter) }),
    }),
  },
  {
    pattern: /^https?:\/\/([\w-]{1,60})\.(livejournal\.com|dreamwidth\.org)\/(\d{1,12})\.html/i,
    work: ([user = '', site = '', id = '']) => ({
      address: `https://${user.toLowerCase().replaceAll('_', '-')}.${site.toLowerCase()}/${id}.html`,
    }),
  },
  {
    // eFiction, on any site: the number of the story, and the chapter where it is one.
    pattern:
      /^(https?:\/\/[\w.:-]{1,200}(?:\/[\w.~%-]{1,100}){0,8}\/viewstory\.php)\?(?:[^#]{0,200}&)?sid=(\d{1,10})(?:[^#]{0,200}[?&]chapter=(\d{1,5}))?/i,
    work: ([page = '', id = '', chapter]) => ({
      address: `${page}?sid=${id}`,
      ...(chapter !== undefined && { chapter: Number(chapter) }),
    }),
  },
  {
    // Other archives that run the same software as the Archive of Our Own.
    pattern: /^(https?:\/\/[\w.:-]{1,200})\/works\/(\d{1,12})(?![\w])/i,
    work: ([host = '', id = '']) => ({ address: `${host}/works/${id}` }),
  },
];

/**
 * The address of a story in the one form that all of its spellings come to, with the chapter it names; null where it is
 * no web address. Identity needs this: the same work is linked as http and https, with and without a title or query.
 */
export function storyAddress(written: string): StoryAddress | null {
  const address = written.trim().slice(0, 2000);
  for (const { pattern, work } of SITES) {
    const match = pattern.exec(address);
    if (match !== null) return work(match.slice(1));
  }
  return /^https?:\/\/[^\s<>"]{3,2000}$/i.test(address)
    ? { address: address.replace(/#.{0,2000}$/s, '') }
    : null;
}

/** A story's address as a work's: of the whole, and where it named a chapter, of that chapter as well. */
export function workAddresses(written: string): StoryAddress[] {
  const found = storyAddress(written);
  if (found === null) return [];
  const { address, chapter } = found;
  return chapter === undefined ? [found] : [{ address }, { address: written.trim(), chapter }];
}
