/** A keeper's folder and a rescuer's dump in one: every form and every collection, some of it damaged. */
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { archiveDatabase, efictionDump } from './databases.ts';
import { bodyOf, FORMS, mailOf, pageOf } from './forms.ts';
import { type Tale, tales, xml } from './tale.ts';
import { zipOf } from './zip.ts';

/** What was written: files on the disk, and the stories that ought to be found in them. */
export type MixedFolder = { files: number; stories: number; bytes: number };

/** Of a hundred files so many are single stories; the rest belong to collections, containers and what is no story. */
const SINGLE = 60;
const MESSAGES = 40;

/** Writes about `count` files; the same seed gives the same ones. */
export async function writeMixedFolder(folder: string, count: number, seed = 23): Promise<MixedFolder> {
  const writer = new FolderWriter(folder, tales(seed));
  const share = (percent: number) => Math.max(1, Math.round((count * percent) / 100));
  await writer.single(share(SINGLE));
  writer.efiction('site/efiction', share(14));
  writer.automatedArchive('site/archive', share(8));
  writer.pages('site/home', share(8));
  writer.mailboxes(share(0.5));
  writer.crawls(share(0.5));
  await writer.containers(share(1));
  writer.others(share(6));
  writer.damaged(share(2));
  return writer.written;
}

class FolderWriter {
  readonly written: MixedFolder = { files: 0, stories: 0, bytes: 0 };
  readonly #folder: string;
  readonly #tales: Generator<Tale>;

  constructor(folder: string, source: Generator<Tale>) {
    this.#folder = folder;
    this.#tales = source;
  }

  async single(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const form = FORMS[at % FORMS.length];
      if (form === undefined) return;
      const tale = this.#tale();
      this.#write(`hoard/${at % 50}/${tale.number}.${form.ending}`, await form.make(tale));
    }
  }

  /** A dump and its story files: one for each chapter. */
  efiction(place: string, files: number): void {
    const site: Tale[] = [];
    for (let chapters = 0; chapters < files; chapters += site.at(-1)?.chapters.length ?? 1)
      site.push(this.#tale());
    const { dump, texts } = efictionDump(site);
    this.#write(`${place}/backup.sql`, dump);
    for (const { name, text } of texts) this.#write(`${place}/${name}`, text);
  }

  automatedArchive(place: string, files: number): void {
    const site = Array.from({ length: files }, () => this.#tale());
    this.#write(`${place}/ARCHIVE_DB.pl`, archiveDatabase(site));
    for (const tale of site) this.#write(`${place}/archive/${tale.number}.html`, pageOf(tale));
  }

  /** Home pages: an index, and a page for each chapter. */
  pages(place: string, files: number): void {
    for (let written = 0; written < files; ) {
      const tale = this.#tale();
      const home = `${place}/${tale.number}`;
      const links = tale.chapters.map(
        ({ title }, at) => `<li><a href="part${at + 1}.html">${xml(title)}</a></li>`,
      );
      this.#write(
        `${home}/index.html`,
        `<html><head><title>${xml(tale.title)}</title></head><body><h1>${xml(tale.title)}</h1><p>by ${xml(tale.author)}</p><p>Rating: ${tale.rating}</p><ul>${links.join('')}</ul></body></html>`,
      );
      for (const [at, chapter] of tale.chapters.entries())
        this.#write(`${home}/part${at + 1}.html`, pageOf({ ...tale, chapters: [chapter] }));
      written += 1 + tale.chapters.length;
    }
  }

  mailboxes(count: number): void {
    for (let at = 0; at < count; at += 1) {
      const posts = Array.from({ length: MESSAGES }, () => mailOf(this.#tale()));
      const box = posts.map((post) => `From poster@lists.example Tue Jun 15 10:00:00 1999\n${post}\n`);
      this.#write(`lists/list-${at}.mbox`, box.join('\n'));
    }
  }

  crawls(count: number): void {
    for (let at = 0; at < count; at += 1) {
      const records = Array.from({ length: 20 }, () => warcRecord(this.#tale()));
      this.#write(`crawls/crawl-${at}.warc.gz`, Buffer.concat(records.map((record) => gzipSync(record))));
    }
  }

  async containers(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const inside = Array.from({ length: 6 }, () => this.#tale());
      const zip = await zipOf(
        Object.fromEntries(inside.map((tale) => [`${tale.number}.html`, pageOf(tale)])),
      );
      this.#write(`hoard/zips/${at}.zip`, zip);
      const one = this.#tale();
      this.#write(`hoard/zips/${one.number}.html.gz`, gzipSync(pageOf(one)));
    }
  }

  /** What lies about in such folders and is no story. */
  others(count: number): void {
    for (let at = 0; at < count; at += 1) {
      if (at % 2 === 0)
        this.#write(`hoard/pictures/${at}.png`, Buffer.from(`\x89PNG\r\n\x1a\n${at}`, 'latin1'));
      else this.#write(`hoard/pictures/${at}.css`, `.story${at} { color: black; margin: 0 }\n`);
    }
  }

  damaged(count: number): void {
    for (let at = 0; at < count; at += 1) {
      const whole = Buffer.from(bodyOf(this.#tale()));
      this.written.stories -= 1;
      const name = `hoard/damaged/${at}`;
      if (at % 3 === 0) this.#write(`${name}.zip`, Buffer.concat([Buffer.from('PK\x03\x04'), whole]));
      else if (at % 3 === 1) this.#write(`${name}.docx`, whole.subarray(0, 40));
      else this.#write(`${name}.txt`, '');
    }
  }

  #tale(): Tale {
    this.written.stories += 1;
    const { value } = this.#tales.next();
    return value as Tale;
  }

  #write(place: string, content: string | Uint8Array): void {
    const file = path.join(this.#folder, place);
    mkdirSync(path.dirname(file), { recursive: true });
    const bytes = Buffer.from(content as string);
    writeFileSync(file, bytes);
    this.written.files += 1;
    this.written.bytes += bytes.length;
  }
}

function warcRecord(tale: Tale): Buffer {
  const page = Buffer.from(pageOf(tale));
  const head = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n');
  const block = Buffer.concat([head, page]);
  const lines = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(tale.number).padStart(12, '0')}>`,
    'WARC-Date: 2009-10-26T00:00:00Z',
    `WARC-Target-URI: http://tales${tale.number}.example/story.html`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), block, Buffer.from('\r\n\r\n')]);
}
