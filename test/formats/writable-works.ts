import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Block } from '#document';
import type { WritableWork } from '#formats';
import { type Markup, toXhtml } from '#markup';
import type { StoryPicture } from '#stories';

/** A stored chapter fragment. */
export function fragment(blocks: Block[]): Markup {
  return toXhtml(blocks);
}

/** A paragraph of plain text. */
export function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

/** A short complete work; each test changes what it is about. */
export function writableWork(changes: Partial<WritableWork> = {}): WritableWork {
  return {
    id: '42',
    revision: 1,
    title: 'The Lamp at the Inn',
    creators: ['Mina H.'],
    language: 'en',
    rating: 'Teen',
    ratingRaw: 'PG-13',
    warnings: ['No Archive Warnings Apply'],
    warningsStated: true,
    categories: ['Gen'],
    fandoms: ['Sherlock Holmes'],
    relationships: ['Sherlock Holmes & John Watson'],
    characters: ['Sherlock Holmes', 'John Watson'],
    tags: ['Letters', 'Rain'],
    series: null,
    part: null,
    summary: 'A lamp is left burning.',
    notes: null,
    endNotes: null,
    dedication: null,
    spoilers: null,
    setting: null,
    disclaimer: null,
    archivePermission: null,
    permission: 'unknown',
    status: 'complete',
    words: 12,
    published: '1998-04-01',
    updated: null,
    source: null,
    other: [],
    modified: '2026-03-04T05:06:07.089Z',
    chapters: [
      { title: 'Arrival', xhtml: fragment([paragraph('It rained.'), paragraph('The lamp burned.')]) },
    ],
    ...changes,
  };
}

/** A picture of one transparent dot, which {@link EVERY_BLOCK} shows. */
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
export const PICTURE: StoryPicture = {
  sha256: createHash('sha256').update(DOT).digest('hex'),
  bytes: new Uint8Array(DOT),
  mediaType: 'image/gif',
};

/** One of every block and inline that the model has. */
export const EVERY_BLOCK: Block[] = [
  {
    type: 'paragraph',
    align: 'right',
    lang: 'fr',
    dir: 'ltr',
    children: [
      { type: 'emphasis', children: [{ type: 'text', text: 'a' }] },
      { type: 'strong', children: [{ type: 'text', text: 'b' }] },
      { type: 'underline', children: [{ type: 'text', text: 'c' }] },
      { type: 'strike', children: [{ type: 'text', text: 'd' }] },
      { type: 'small', children: [{ type: 'text', text: 'e' }] },
      { type: 'sub', children: [{ type: 'text', text: 'f' }] },
      { type: 'sup', children: [{ type: 'text', text: 'g' }] },
      { type: 'code', children: [{ type: 'text', text: 'h' }] },
      { type: 'link', href: 'https://story.example/?a=1&b=2', children: [{ type: 'text', text: 'i' }] },
      { type: 'break' },
      { type: 'ruby', children: [{ type: 'text', text: '漢' }], annotation: 'かん' },
      { type: 'abbreviation', title: 'Member of Parliament', children: [{ type: 'text', text: 'MP' }] },
      { type: 'span', lang: 'he', dir: 'rtl', children: [{ type: 'text', text: 'שלום' }] },
    ],
  },
  { type: 'heading', level: 3, align: 'center', children: [{ type: 'text', text: 'Evening' }] },
  { type: 'sceneBreak' },
  {
    type: 'verse',
    kind: 'lyrics',
    lines: [[{ type: 'text', text: 'Row, row' }], [], [{ type: 'text', text: 'gently' }]],
  },
  { type: 'verse', kind: 'poem', align: 'center', lines: [[{ type: 'text', text: 'A line' }]] },
  {
    type: 'quotation',
    role: 'epigraph',
    children: [paragraph('Come, the game is afoot.')],
    attribution: [{ type: 'text', text: 'Holmes' }],
  },
  { type: 'quotation', role: 'quote', children: [paragraph('Quoted.')] },
  {
    type: 'preformatted',
    kind: 'letter',
    lines: [[{ type: 'text', text: 'Dear Watson,' }], [{ type: 'text', text: 'come.' }]],
  },
  { type: 'preformatted', kind: 'chat', lines: [[{ type: 'text', text: '<Wiggins> here' }]] },
  {
    type: 'preformatted',
    kind: 'art',
    lines: [[{ type: 'text', text: ' /\\_/\\' }], [{ type: 'text', text: '( o.o )' }]],
  },
  { type: 'list', ordered: true, start: 3, items: [[paragraph('Three')], [paragraph('Four')]] },
  { type: 'list', ordered: false, items: [[paragraph('A')]] },
  {
    type: 'definitionList',
    entries: [{ terms: [[{ type: 'text', text: 'Term' }]], definitions: [[paragraph('Meaning')]] }],
  },
  {
    type: 'table',
    caption: [{ type: 'text', text: 'Trains' }],
    rows: [
      { header: true, cells: [[{ type: 'text', text: 'Time' }], [{ type: 'text', text: 'To' }]] },
      { header: false, cells: [[{ type: 'text', text: '8.15' }], [{ type: 'text', text: 'Dover' }]] },
    ],
  },
  { type: 'figure', alt: 'A map & a key', caption: [{ type: 'text', text: 'The map' }] },
  { type: 'figure', media: PICTURE.sha256, alt: 'A "lamp"' },
  { type: 'note', position: 'start', children: [paragraph('Thanks to all.')] },
  { type: 'note', position: 'end', children: [paragraph('More soon.')] },
  { type: 'details', summary: [{ type: 'text', text: 'Spoiler' }], children: [paragraph('He lives.')] },
];
