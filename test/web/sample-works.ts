import { deflateRawSync } from 'node:zlib';
/** Works with something in every field, for the pages to show. Invented for this project, after public-domain books. */
import type { NewChapter, NewWork, WorkMetadata, WorkTag } from '#catalogue';
import { type Block, chapterText, type Inline } from '#document';
import { toXhtml } from '#markup';

function text(words: string): Inline {
  return { type: 'text', text: words };
}

/** A paragraph of plain words. */
export function paragraph(words: string): Block {
  return { type: 'paragraph', children: [text(words)] };
}

/** A chapter as an import gives it. */
export function chapter(title: string | null, blocks: Block[]): NewChapter {
  const plainText = chapterText({ blocks });
  return {
    title,
    words: plainText.split(/\s+/).filter((word) => word !== '').length,
    body: deflateRawSync(Buffer.from(toXhtml(blocks).value, 'utf8')),
  };
}

/** Metadata in which only the title was said. */
export function bareMetadata(title: string): WorkMetadata {
  return {
    title,
    creators: [],
    rating: 'Not Rated',
    ratingRaw: null,
    warnings: [],
    warningsStated: false,
    categories: [],
    tags: [],
    language: null,
    summary: null,
    notes: null,
    endNotes: null,
    disclaimer: null,
    dedication: null,
    spoilers: null,
    setting: null,
    series: null,
    part: null,
    status: 'unknown',
    permission: 'unknown',
    permissionRaw: null,
    published: null,
    other: [],
  };
}

/** A work as an import gives it, with some metadata over a bare one. */
export function newWork(title: string, metadata: Partial<WorkMetadata>, chapters: NewChapter[]): NewWork {
  return {
    metadata: { ...bareMetadata(title), ...metadata },
    evidence: [],
    private: [],
    chapters,
    words: chapters.reduce((sum, { words }) => sum + words, 0),
  };
}

function tags(fandoms: string[], ships: string[][], characters: string[], additional: string[]): WorkTag[] {
  return [
    ...fandoms.map((name): WorkTag => ({ kind: 'fandom', name })),
    ...ships.map((members): WorkTag => ({ kind: 'relationship', name: members.join('/'), members })),
    ...characters.map((name): WorkTag => ({ kind: 'character', name })),
    ...additional.map((name): WorkTag => ({ kind: 'tag', name })),
  ];
}

const HOLMES = 'Sherlock Holmes';
const WATSON = 'John Watson';

const STORY: Block[] = [
  {
    type: 'quotation',
    role: 'epigraph',
    children: [paragraph('There is nothing more deceptive than an obvious fact.')],
    attribution: [text('The Boscombe Valley Mystery')],
  },
  paragraph(
    'The letter came on a Tuesday, which was the first odd thing about it, since the boat had not been able to land since Friday. Holmes turned it over twice and put it down upon the breakfast table, exactly between the marmalade and my elbow.',
  ),
  {
    type: 'paragraph',
    children: [
      text('“You will observe,” said he, “that it is '),
      { type: 'emphasis', children: [text('dry')] },
      text('.”'),
    ],
  },
  paragraph(
    'I observed it. I had by then some eleven years of practice in observing what I was told to, and a good deal less in saying what I had seen. It was dry, it was addressed in a hand that sloped the wrong way, and it smelt very faintly of lamp oil.',
  ),
  { type: 'sceneBreak' },
  paragraph('We took the afternoon train.'),
  {
    type: 'preformatted',
    kind: 'letter',
    lines: [
      [text('Dear Sir,')],
      [],
      [text('The light has gone out three nights running, and nobody has put it out.')],
      [text('Come if you can.')],
    ],
  },
  {
    type: 'verse',
    kind: 'lyrics',
    lines: [
      [text('Keep the lamp and trim the flame,')],
      [text('Every ship shall know its name,')],
      [text('Every sailor come to shore')],
      [text('By the light above the door.')],
    ],
  },
  paragraph(
    'There was nobody at the station but a boy with a lantern, and he would not look at us. “She is up there now,” he said, when Holmes asked him. “She is always up there.” And he walked on ahead, holding the light low, so that we should see our feet.',
  ),
];

function longStory(parts: number): NewChapter[] {
  const titles = ['The Letter', 'The Boat', null, 'What the Keeper Saw', 'Low Water', null, 'The Lamp Lit'];
  return Array.from({ length: parts }, (_, index) =>
    chapter(titles[index % titles.length] ?? null, [
      ...STORY,
      paragraph(`That was the end of the ${index + 1}. day, and we were no wiser than the gulls.`),
    ]),
  );
}

/** A dozen works of several fandoms, years, ratings and lengths. The first is long, the second explicit. */
export const SAMPLE_WORKS: readonly NewWork[] = [
  newWork(
    'The Lighthouse Letters',
    {
      creators: ['Annie M.', 'R. Thorne'],
      rating: 'Teen',
      ratingRaw: 'PG-13, for one storm',
      warnings: ['No Archive Warnings Apply'],
      warningsStated: true,
      categories: ['M/M'],
      tags: tags(
        [HOLMES],
        [[HOLMES, WATSON]],
        [HOLMES, WATSON, 'The Keeper'],
        ['Case Fic', 'Lighthouses', 'Slow Burn', 'Letters'],
      ),
      language: 'en',
      summary:
        'A light goes out three nights running, and nobody has put it out. Holmes takes the case for the sake of the letter; Watson goes for the sake of Holmes.\n\nA story in seven parts, told mostly in the wrong order.',
      notes: 'Written for the winter exchange.\nThanks to everyone who knows about lamps.',
      endNotes: 'The tide tables are real.',
      disclaimer: 'Holmes and Watson are Sir Arthur’s, and by now everybody’s.',
      dedication: 'For the keepers.',
      setting: 'Between the Return and the bees',
      spoilers: 'The Empty House',
      series: { name: 'Lamps', position: 1 },
      status: 'complete',
      permission: 'ask',
      permissionRaw: 'Ask first, I always say yes',
      published: '1998-11-03',
      other: [{ label: 'Beta', value: 'the boy with the lantern' }],
    },
    longStory(7),
  ),
  newWork(
    'Trim the Flame',
    {
      creators: ['R. Thorne'],
      rating: 'Explicit',
      ratingRaw: 'NC-17',
      warnings: ['Choose Not To Use Archive Warnings'],
      warningsStated: true,
      categories: ['M/M'],
      tags: tags([HOLMES], [[HOLMES, WATSON]], [HOLMES, WATSON], ['Established Relationship']),
      language: 'en',
      summary: 'What was in the second letter.',
      series: { name: 'Lamps', position: 2 },
      status: 'complete',
      published: '1999-02',
    },
    longStory(2),
  ),
  newWork(
    'Five Walks to Netherfield',
    {
      creators: ['Charlotte L.'],
      rating: 'General',
      ratingRaw: 'G',
      warningsStated: false,
      categories: ['F/M', 'Gen'],
      tags: tags(
        ['Pride and Prejudice'],
        [['Elizabeth Bennet', 'Fitzwilliam Darcy']],
        ['Elizabeth Bennet', 'Jane Bennet'],
        ['Walking', 'Five Things', 'Mud'],
      ),
      language: 'en',
      summary: 'Four times Elizabeth walked there, and one time she was sent for.',
      status: 'complete',
      published: '2003',
    },
    longStory(1),
  ),
  newWork(
    'Die Uhr des Grafen',
    {
      creators: ['Mina'],
      rating: 'Mature',
      ratingRaw: 'P16',
      warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
      warningsStated: true,
      categories: ['Gen'],
      tags: tags(
        ['Dracula'],
        [],
        ['Mina Harker', 'Jonathan Harker', 'Dracula'],
        ['Horror', 'Letters', 'Clocks'],
      ),
      language: 'de',
      summary: 'Im Schloss geht eine Uhr, die niemand aufzieht.',
      status: 'wip',
      published: '2004-05-17',
    },
    longStory(3),
  ),
  newWork('(untitled, from the winter list)', { rating: 'Not Rated' }, longStory(1)),
  ...Array.from({ length: 22 }, (_, index) =>
    newWork(
      `A Winter’s Case, no. ${index + 1}`,
      {
        creators: [['Annie M.', 'Gull', 'Wrack', 'Ötzi', 'Émile'][index % 5] ?? 'Gull'],
        rating: (['General', 'Teen', 'Teen', 'Mature'] as const)[index % 4] ?? 'General',
        warnings: index % 3 === 0 ? ['No Archive Warnings Apply'] : [],
        warningsStated: index % 3 === 0,
        categories: [['Gen', 'F/F', 'M/M'][index % 3] ?? 'Gen'],
        tags: tags(
          [[HOLMES, 'Jane Eyre', 'The Secret Garden', 'Carmilla'][index % 4] ?? HOLMES],
          index % 4 === 3 ? [['Carmilla', 'Laura']] : [],
          [],
          ['Winter', ['Fluff', 'Angst', 'Case Fic'][index % 3] ?? 'Fluff', `Prompt ${index + 1}`],
        ),
        language: 'en',
        summary: index % 2 === 0 ? 'A short one, for the advent calendar.' : null,
        status: 'complete',
        published: `${1996 + ((index * 7) % 15)}-12-${String(index + 1).padStart(2, '0')}`,
      },
      longStory(1 + (index % 2)),
    ),
  ),
];

/** The original of the first work, as its list sent it. */
export const SAMPLE_ORIGINAL = `Title: The Lighthouse Letters
Author: Annie M. <annie@lists.example>
Rating: PG-13, for one storm
Pairing: Sherlock Holmes/John Watson
Warnings: none
Feedback: annie@lists.example

The letter came on a Tuesday, which was the first odd thing about it, since the boat had not been able to land
since Friday. Holmes turned it over twice and put it down upon the breakfast table.

"You will observe," said he, "that it is dry."
`;

/** A work with evidence from {@link SAMPLE_ORIGINAL}. */
export function withEvidence(work: NewWork): NewWork {
  const from = (field: string, raw: string, confidence: number): NewWork['evidence'][number] => {
    const start = SAMPLE_ORIGINAL.indexOf(raw);
    return { field, evidence: { source: 'label', raw, start, end: start + raw.length, confidence } };
  };
  return {
    ...work,
    evidence: [
      from('title', 'The Lighthouse Letters', 1),
      from('authors', 'Annie M. <annie@lists.example>', 1),
      from('rating', 'PG-13, for one storm', 1),
      from('relationships', 'Sherlock Holmes/John Watson', 0.9),
      from('warnings', 'none', 0.7),
      { field: 'language', evidence: { source: 'inferred', raw: '', start: 0, end: 0, confidence: 0.4 } },
    ],
    private: [{ kind: 'email', value: 'annie@lists.example' }],
  };
}
