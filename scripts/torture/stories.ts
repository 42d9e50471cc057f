import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { storeZip } from '../fuzz/formats/store-zip.ts';

/** Invented stories that say of themselves whether they are whole: each paragraph names its story, its place and its state. */
export type Story = { number: number; state: number };

/** One in so many is an e-book with a picture. */
const BOOKS = 13;
const WORDS = 'tide lamp harbour rope gull fog causeway bell keeper storm oar light salt wind'.split(' ');

/** How a work of a story is called. */
export function titleOf(number: number): string {
  return `Story ${number}`;
}

/** The marks of a story's paragraphs, which are all there, once, in a work that is whole. */
export function marksOf({ number, state }: Story): string[] {
  const paragraphs = 4 + (number % 9) + state;
  return Array.from({ length: paragraphs }, (_, index) => `mark${number}x${state}x${index}x`);
}

/** The tag that a story has. */
export function tagOf(number: number): string {
  return `Weather ${number % 24}`;
}

/** Writes the file of a story into a folder and answers its path. */
export function writeStory(folder: string, story: Story): string {
  mkdirSync(folder, { recursive: true });
  const isBook = story.number % BOOKS === 0;
  const file = path.join(folder, `${story.number}.${isBook ? 'epub' : 'txt'}`);
  writeFileSync(file, isBook ? bookOf(story) : textOf(story));
  return file;
}

function textOf(story: Story): string {
  const { number } = story;
  const head = `Title: ${titleOf(number)}\nAuthor: Posy\nFandom: Tidelands\nRating: G\nTags: ${tagOf(number)}\n`;
  return `${head}\n***\n\n${paragraphs(story).join('\n\n')}\n`;
}

function paragraphs(story: Story): string[] {
  return marksOf(story).map((mark, index) => {
    const words = Array.from(
      { length: 60 },
      (_, at) => WORDS[(story.number * 31 + index * 7 + at * at) % WORDS.length],
    );
    return `${mark} ${words.join(' ')}.`;
  });
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

function bookOf(story: Story): Uint8Array {
  const text = paragraphs(story).map((paragraph) => `<p>${paragraph}</p>`);
  const page = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>1</title></head><body><h1>1</h1>${text.join('')}<p><img src="p.png" alt="A lamp"/></p></body></html>`;
  const entries = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'b.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:${story.number}</dc:identifier><dc:title>${titleOf(story.number)}</dc:title><dc:creator>Posy</dc:creator><dc:language>en</dc:language><dc:subject>${tagOf(story.number)}</dc:subject></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest><spine><itemref idref="c"/></spine></package>`,
    'c.xhtml': page,
    'p.png': Buffer.concat([PICTURE, Buffer.from(`${story.number}`)]),
  };
  return storeZip(Object.entries(entries).map(([name, text]) => ({ path: name, bytes: Buffer.from(text) })));
}
