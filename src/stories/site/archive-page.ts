import { FANLIGHT_SITE } from '../page/page-metadata.ts';

/**
 * What the address of a page on a known archive says: the address of its work, and whether the page is one chapter (by
 * its number where that is told), the whole work, its list of contents, all that the work says of itself with as much of its text as may stand there (`head`), or something around it.
 */
export type ArchivePage = {
  work: string;
  role: 'chapter' | 'whole' | 'contents' | 'head' | 'around';
  chapter: number | null;
};

/** Archives whose addresses number their works (formats §2, §3, §7), and what of a page's address they say. */
const ARCHIVES: readonly ((url: URL, generator: string | null) => ArchivePage | null)[] = [
  archiveOfOurOwn,
  fanFictionNet,
  eFiction,
  fanlight,
];

/** Reads the address of a page, given what made the page; null where it is on no such archive. */
export function archivePage(address: string, generator: string | null): ArchivePage | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  for (const read of ARCHIVES) {
    const page = read(url, generator);
    if (page !== null) return page;
  }
  return null;
}

function archiveOfOurOwn({ hostname, pathname, searchParams }: URL): ArchivePage | null {
  const match =
    /^\/(?:collections\/[\w-]{1,100}\/)?works\/(\d{1,12})(?:\/(\w{1,20}))?(?:\/\d{1,12})?\/?$/.exec(pathname);
  if (match === null || !/(?:^|\.)archiveofourown\.(?:org|com|net)$/i.test(hostname)) return null;
  const [, id = '', part] = match;
  const work = `https://archiveofourown.org/works/${id}`;
  if (searchParams.get('view_full_work') === 'true') return { work, role: 'whole', chapter: null };
  if (part === undefined || part === 'chapters') return { work, role: 'chapter', chapter: null };
  return { work, role: part === 'navigate' ? 'contents' : 'around', chapter: null };
}

function fanFictionNet({ hostname, pathname }: URL): ArchivePage | null {
  const site = /(?:^|\.)(fanfiction\.net|fictionpress\.com)$/i.exec(hostname)?.[1]?.toLowerCase();
  const match = /^\/s\/(\d{1,12})(?:\/(\d{1,5}))?(?:\/|$)/.exec(pathname);
  if (site === undefined || match === null) return null;
  const [, id = '', chapter = '1'] = match;
  return { work: `https://www.${site}/s/${id}`, role: 'chapter', chapter: Number(chapter) };
}

function eFiction(url: URL): ArchivePage | null {
  const sid = /^\d{1,9}$/.exec(url.searchParams.get('sid') ?? '')?.[0];
  if (sid === undefined || !/\/viewstory\.php$/i.test(url.pathname)) return null;
  const page = `${url.protocol}//${url.host}${url.pathname}`;
  const work = `${page}?sid=${sid}`;
  const chapter = url.searchParams.get('chapter');
  if (chapter === 'all') return { work, role: 'whole', chapter: null };
  if (url.searchParams.get('index') === '1') return { work, role: 'contents', chapter: null };
  const number = /^\d{1,5}$/.exec(chapter ?? '')?.[0];
  return { work, role: 'chapter', chapter: number === undefined ? null : Number(number) };
}

/** A site that this program wrote may stand anywhere; each work has a folder. What else lies there is the same work again. */
function fanlight({ origin, pathname }: URL, generator: string | null): ArchivePage | null {
  const [, folder, name = ''] = /^(.{0,500}\/works\/\d{1,10}\/)([^/]{0,100})$/.exec(pathname) ?? [];
  if (generator !== FANLIGHT_SITE || folder === undefined) return null;
  const work = `${origin}${folder}`;
  const chapter = /^chapter-(\d{1,6})\.html$/.exec(name)?.[1];
  if (chapter !== undefined) return { work, role: 'chapter', chapter: Number(chapter) };
  if (name === '' || name === 'index.html') return { work, role: 'head', chapter: null };
  return { work, role: name === 'whole.html' ? 'whole' : 'around', chapter: null };
}
