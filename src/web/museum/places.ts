/** Where the pages of the site stand in a folder of files. */
import type { WorkId } from '#catalogue';
import type { SiteTarget } from '#library';
import { parseQuery } from '#search';
import { FOLDERS, fileStemOf, type ListedValues, type ValueKind, valueIn } from './values.ts';

/** Addresses whose files are remembered: lists name the same few thousand tags again and again. */
const MOST_KNOWN = 50_000;
const NO_HOST = 'http://localhost';
/** The index of a folder. */
const INDEX = /(^|\/)index\.html$/;

/** Pictures that works show, with the endings of their files, by SHA-256. */
export type KnownPictures = ReadonlyMap<string, string>;

/** What there is to lead to, and how. `formats` are the endings of the files that works are written as. */
export type Holdings = {
  works: ReadonlySet<WorkId>;
  values: ListedValues;
  formats: readonly string[];
  form: SiteTarget<unknown>['form'];
};

/** Finds the file of an address of the live site. */
export class Places {
  readonly #holdings: Holdings;
  readonly #known = new Map<string, string | null>();
  /** Those that were written so far. */
  pictures: KnownPictures = new Map();

  constructor(holdings: Holdings) {
    this.#holdings = holdings;
  }

  /** The file, with what stands behind `?` and `#` where that means something to it, or null where the folder has no such page. */
  fileOf(address: string): string | null {
    if (address.startsWith('/media/')) return this.#picture(address.slice('/media/'.length));
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const file = this.#find(address);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(address, file);
    return file;
  }

  /** The way to an address from a file, by folders; null where it leads nowhere. */
  wayFrom(file: string, address: string): string | null {
    const to = this.fileOf(address);
    return to === null ? null : wayBetween(file, this.led(to));
  }

  /** What the site is written for. */
  get form(): Holdings['form'] {
    return this.#holdings.form;
  }

  /** A file as ways lead to it. In an archive what is asked of the search stands behind `#`, where no server sees it, and an asset has no revision. */
  led(file: string): string {
    if (this.form === 'folder') return file;
    const [, at = '', asked, place = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(file) ?? [];
    const way = at.replace(INDEX, '$1');
    return asked === undefined || at.startsWith('assets/') ? `${way}${place}` : `${way}#${asked}`;
  }

  #find(address: string): string | null {
    const url = URL.parse(address, NO_HOST);
    if (url === null) return null;
    const { pathname, searchParams, search, hash } = url;
    if (pathname.startsWith('/assets/')) return `${pathname.slice(1)}${search}`;
    if (pathname === '/search') return `search/index.html${search}`;
    const file = this.#page(pathname, searchParams);
    return file === null ? null : `${file}${hash}`;
  }

  #page(pathname: string, parameters: URLSearchParams): string | null {
    const page = Number(parameters.get('page') ?? '1');
    const named = (kind: ValueKind, ending?: string) =>
      this.#valueFile(kind, parameters.get('name') ?? '', { page, ending });
    switch (pathname) {
      case '/':
        return 'index.html';
      case '/works':
      case '/recent':
        return this.#listFile(parameters.get('q') ?? '', page);
      case '/creator':
        return named('creator');
      case '/help/ratings':
        return 'help/ratings.html';
      case '/help/search':
        return 'help/search.html';
      case '/about':
        return 'about.html';
      case '/feeds/works.atom':
        return 'feed.atom';
      case '/feeds/fandom.atom':
        return named('fandom', 'atom');
      case '/feeds/creator.atom':
        return named('creator', 'atom');
      case '/feeds/series.atom':
        return named('series', 'atom');
      case '/series':
        if (parameters.has('name')) return named('series');
        break;
      default:
        if (pathname.startsWith('/works/')) return this.#workFile(pathname, parameters);
    }
    const kind = directoryAt(pathname);
    return kind === null ? null : directoryFile(kind, parameters.get('letter') ?? '');
  }

  #workFile(pathname: string, parameters: URLSearchParams): string | null {
    const [, number = '', rest = ''] = /^\/works\/(\d{1,10})(?:\/(.+))?$/.exec(pathname) ?? [];
    const id = Number(number) as WorkId;
    if (!this.#holdings.works.has(id)) return null;
    if (rest === '') return `works/${id}/${parameters.get('view') === 'full' ? 'whole' : 'index'}.html`;
    const [, chapter] = /^chapters\/(\d{1,6})$/.exec(rest) ?? [];
    if (chapter !== undefined) return `works/${id}/chapter-${chapter}.html`;
    const [, format = ''] = /^download\.([a-z]{1,5})$/.exec(rest) ?? [];
    if (this.#holdings.formats.includes(format)) return `works/${id}/work-${id}.${format}`;
    if (rest === 'comments')
      return `works/${id}/comments${pageEnding(Number(parameters.get('page') ?? '1'))}.html`;
    return null;
  }

  #listFile(text: string, page: number): string | null {
    const { condition, sort } = parseQuery(text).query;
    if (sort !== null && !(sort.by === 'added' && sort.descending)) return null;
    if (condition.kind === 'all') return page > 1 ? `works/page${pageEnding(page)}.html` : 'works/index.html';
    const asked = valueIn(condition);
    return asked === null ? null : this.#valueFile(asked.kind, asked.value, { page });
  }

  #valueFile(
    kind: ValueKind,
    value: string,
    { page, ending = 'html' }: { page: number; ending?: string | undefined },
  ): string | null {
    const name = this.#holdings.values.pageName(kind, value);
    return name === null ? null : `${fileStemOf(kind, name)}${pageEnding(page)}.${ending}`;
  }

  #picture(hash: string): string | null {
    const ending = this.pictures.get(hash);
    return ending === undefined ? null : `media/${hash.slice(0, 2)}/${hash}.${ending}`;
  }
}

/** The directories of names, by the addresses that the live site has for them, or would have. */
const DIRECTORIES: Readonly<Record<string, ValueKind>> = {
  '/fandoms': 'fandom',
  '/creators': 'creator',
  '/series': 'series',
  '/years': 'year',
  '/facets/relationship': 'relationship',
  '/facets/character': 'character',
  '/facets/tag': 'tag',
  '/facets/language': 'language',
};

/** The address of the list of names of a kind. */
export function directoryAddress(wanted: ValueKind): string {
  const found = Object.entries(DIRECTORIES).find(([, kind]) => kind === wanted);
  return found?.[0] ?? '/help/ratings';
}

function directoryAt(pathname: string): ValueKind | null {
  return DIRECTORIES[pathname] ?? null;
}

/** Letters of other alphabets are named by their numbers. */
function directoryFile(kind: ValueKind, letter: string): string {
  if (letter === '') return `${FOLDERS[kind]}/index.html`;
  const plain = /^[A-Za-z]+$/.test(letter)
    ? letter.toLowerCase()
    : [...letter].map((one) => one.codePointAt(0)?.toString(16)).join('-');
  return `${FOLDERS[kind]}/letter-${plain}.html`;
}

function pageEnding(page: number): string {
  return page > 1 ? `-p${page}` : '';
}

/** The way from one file to another, or to a folder (with a stroke at its end); both as paths from the top of the site. */
export function wayBetween(from: string, to: string): string {
  const steps = from.split('/').length - 1;
  const shared = sharedFolders(from, to);
  const way = '../'.repeat(steps - shared) + to.split('/').slice(shared).join('/');
  return /^(?:[?#]|$)/.test(way) ? `./${way}` : way;
}

function sharedFolders(from: string, to: string): number {
  const [own, other] = [
    from.split('/').slice(0, -1),
    to
      .replace(/[?#].*$/, '')
      .split('/')
      .slice(0, -1),
  ];
  let shared = 0;
  while (shared < own.length && shared < other.length && own[shared] === other[shared]) shared += 1;
  return shared;
}
