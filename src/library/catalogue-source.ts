import { createHash } from 'node:crypto';
import type { Address, NewComment, NewSiteRecord, SiteTarget, WorkSource } from '#catalogue';
import { type Chapter, chapterText } from '#document';
import type { FavouriteTarget, SiteRecord } from '#formats';
import { toXhtml } from '#markup';
import type { ReadWork, StoryComment } from '#stories';
import { publishedAddress } from './published-address.ts';
import { clip, fitted, MAX_NAME, withoutAddresses } from './shown-text.ts';

/** What a work's source says beyond its header; nothing for a file that names no address and has no comments. */
export function sourceOf(work: ReadWork): WorkSource | null {
  const { addresses = [], comments = [], updated } = work;
  if (addresses.length === 0 && comments.length === 0) return null;
  const found = distinct(
    addresses.flatMap(({ address, chapter }) => {
      const published = publishedAddress(address);
      return published === null ? [] : [{ ...published, chapter: chapter ?? null }];
    }),
  );
  return {
    addresses: isLaterPage(work) ? ownAddresses(found) : found,
    updated: updated ?? work.reading.dateUpdated,
    textHash: hashOfWords(work.document.chapters),
    comments: comments.map(commentOf),
  };
}

/** A page that shows a later chapter of a work alone: under the work's address it would stand for the whole. */
function isLaterPage({ reading, document, addresses = [] }: ReadWork): boolean {
  const isPage = /^https?:/i.test(addresses[0]?.address ?? '');
  return isPage && document.chapters.length === 1 && (reading.part?.n ?? 1) > 1;
}

/** The addresses of a chapter that is kept as a work of its own. */
function ownAddresses(addresses: WorkSource['addresses']): WorkSource['addresses'] {
  return addresses.filter(({ chapter }) => chapter !== null).map((one) => ({ ...one, chapter: null }));
}

/** What a site kept beside its stories, as it is saved: addresses as they are asked for, texts without mail addresses. */
export function siteRecordOf(record: SiteRecord): NewSiteRecord {
  switch (record.kind) {
    case 'creator':
      return {
        kind: 'creator',
        name: shownName(record.name) ?? 'Unknown',
        profile: fragment(record.profile),
        joined: record.joined,
        addresses: addressesOf(record.addresses),
        favourites: record.favourites.flatMap(({ target, note }) =>
          targetsOf([target]).map((one) => ({
            target: one,
            note: fitted(note && withoutAddresses(note), 2000),
          })),
        ),
      };
    case 'series':
      return {
        kind: 'series',
        name: clip(record.name, MAX_NAME),
        creators: record.creators.flatMap((name) => shownName(name) ?? []),
        summary: fragment(record.summary),
        parent: record.parent,
        open: record.open,
        addresses: addressesOf(record.addresses),
        comments: record.comments.map(commentOf),
        members: targetsOf(record.members),
      };
    case 'page':
      return {
        kind: 'page',
        section: record.section,
        title: clip(withoutAddresses(record.title), MAX_NAME),
        author: shownName(record.author),
        date: record.date,
        body: fragment(record.body),
        addresses: addressesOf(record.addresses),
        comments: record.comments.map(commentOf),
        responses: targetsOf(record.responses.map((address) => ({ kind: 'work', address }))),
      };
  }
}

function commentOf({ author, date, chapter, blocks, replies = [] }: StoryComment): NewComment {
  return {
    author: shownName(author),
    date,
    chapter: chapter ?? null,
    body: fragment(blocks),
    replies: replies.map((reply) => ({
      author: shownName(reply.author),
      date: reply.date,
      body: fragment(reply.blocks),
    })),
  };
}

/** A name as it may be shown: never a mail address. */
function shownName(name: string | null): string | null {
  return fitted(name && withoutAddresses(name), MAX_NAME);
}

/** Blocks as they are served: without mail addresses, in words or behind links. */
function fragment(blocks: StoryComment['blocks']): string {
  const shown = JSON.parse(JSON.stringify(blocks), (key, value) => {
    if (key === 'text' && typeof value === 'string') return withoutAddresses(value);
    const isMail = value?.type === 'link' && /^mailto:/i.test(value.href);
    return isMail ? { type: 'span', children: value.children } : value;
  }) as StoryComment['blocks'];
  return toXhtml(shown).value;
}

function addressesOf(addresses: readonly string[]): Address[] {
  return addresses.flatMap((address) => publishedAddress(address) ?? []);
}

function targetsOf(targets: readonly FavouriteTarget[]): SiteTarget[] {
  return targets.flatMap((target): SiteTarget[] => {
    if (target.kind !== 'work') return [target];
    const address = publishedAddress(target.address);
    return address === null ? [] : [{ kind: 'work', ...address }];
  });
}

function distinct(addresses: WorkSource['addresses']): WorkSource['addresses'] {
  const seen = new Set<string>();
  return addresses.filter(({ host, path }) => {
    const key = `${host} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The same for texts that differ in spacing, punctuation and case only. */
function hashOfWords(chapters: readonly Chapter[]): string {
  const hash = createHash('sha256');
  for (const chapter of chapters) {
    const words = chapterText(chapter).toLowerCase().replace(NO_WORD, ' ').trim();
    if (words !== '') hash.update(`${words} `);
  }
  return hash.digest('hex');
}

const NO_WORD = /[^\p{L}\p{N}]+/gu;
