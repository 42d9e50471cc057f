/** Where everything is in the bag of a library; paths are under `data/`. */
import type { PortableRecords, WorkId } from '#catalogue';

/** The file that says what a bag has. */
export const HEAD_FILE = 'library.json';
/** Works in a list for people and spreadsheets. */
export const WORK_LIST = 'works.tsv';
export const MAPPING_FILE = 'tags/mapping.json';
export const README = 'README.txt';
export const SCHEMAS = 'schemas';
export const WORKS = 'works';
export const ORIGINALS = 'originals';
/** Chapters name pictures by this folder. */
export const PICTURES = 'media';

/** Kinds of records that are lists, a line for each. */
export type ListedKind = Exclude<keyof PortableRecords, 'work'>;

/** The file of each list. What is private is in a folder of its own, which most bags do not have. */
export const LISTS: Readonly<Record<ListedKind, string>> = {
  import: 'imports/imports.jsonl',
  file: 'imports/files.jsonl',
  rereading: 'imports/rereadings.jsonl',
  picture: 'media/pictures.jsonl',
  creator: 'site/creators.jsonl',
  series: 'site/series.jsonl',
  page: 'site/pages.jsonl',
  decision: 'decisions.jsonl',
  joined: 'joined.jsonl',
  apart: 'apart.jsonl',
  tagDecision: 'tags/decisions.jsonl',
  private: 'private/fields.jsonl',
  mark: 'private/marks.jsonl',
  place: 'private/places.jsonl',
  search: 'private/searches.jsonl',
  mute: 'private/mutes.jsonl',
};

/** What is in a bag only where that is asked for. */
export const PRIVATE_KINDS = ['private', 'mark', 'place', 'search', 'mute'] as const;

/** Works in a folder, so that no folder has too many others in it. */
const SHELF = 1000;

/** The folder of a work: `works/012/012345` for 12345. */
export function workFolder(id: WorkId): string {
  const shelf = String(Math.floor(id / SHELF)).padStart(3, '0');
  return `${WORKS}/${shelf}/${String(id).padStart(6, '0')}`;
}

/** The files of a work in its folder. */
export const WORK_FILE = 'work.json';
export const COMMENTS_FILE = 'comments.jsonl';

/** The files of one state of a work in its folder; `chapter` counts from 1. */
export function readingFile(revision: number): string {
  return `revision-${revision}/reading.json`;
}
export function chapterFile(revision: number, chapter: number, ending: 'xhtml' | 'txt'): string {
  return `revision-${revision}/chapter-${String(chapter).padStart(3, '0')}.${ending}`;
}

/** An original by its SHA-256. */
export function originalFile(hash: string): string {
  return `${ORIGINALS}/${hash.slice(0, 2)}/${hash}`;
}
/** A picture by its SHA-256, where chapters look for it. */
export function pictureFile(hash: string): string {
  return `${PICTURES}/${hash}`;
}
