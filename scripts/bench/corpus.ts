/**
 * Generates story files as people have them: headers of several layouts, hard-wrapped or one line per paragraph, four
 * encodings, chapters and scene breaks. Lengths are log-normal (median 1,713 words, mean about 5,000, cut at 150,000), as
 * the figures for one large archive suggest for single files. Names and all but
 * the most frequent words are invented.
 */

import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { capital, inventWord } from './invented-words.ts';
import { logNormal, pick, type Random, seeded, zipf } from './random.ts';

export const SYLLABLES =
  'ba be bo ca ce co da de do fa fe fo ga ge go ha he hi la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vo wa we wi'.split(
    ' ',
  );
const ENCODINGS = ['utf8', 'win1252', 'macroman', 'utf16le'] as const;

export type Corpus = { folder: string; files: number; bytes: number; words: number };

/** Writes `count` files into a folder. The same seed gives the same bytes. */
export function writeCorpus(folder: string, count: number, seed = 7): Corpus {
  const random = seeded(seed);
  const words = vocabulary(random, 20_000);
  const corpus: Corpus = { folder, files: count, bytes: 0, words: 0 };
  for (let index = 0; index < count; index += 1) {
    const place = path.join(folder, `list-${index % 20}`);
    mkdirSync(place, { recursive: true });
    const length = Math.min(150_000, Math.max(80, Math.round(logNormal(random, 1713, 1.46))));
    const bytes = encode(random, story(random, words, length, index));
    writeFileSync(path.join(place, `story-${index}.txt`), bytes);
    corpus.bytes += bytes.length;
    corpus.words += length;
  }
  return corpus;
}

const FREQUENT =
  'the and of to a in was he she his her it that said with you had for they on as at but not him be is what so there from up out all them we have like one then back just their no into were been could would when who down over'.split(
    ' ',
  );

/** Words by falling frequency: English function words, then invented ones. */
export function vocabulary(random: Random, size: number): string[] {
  return Array.from({ length: size }, (_, rank) => {
    const frequent = FREQUENT[rank];
    if (frequent !== undefined) return frequent;
    return inventWord(random, SYLLABLES, 1 + Math.floor(random() * (rank < 200 ? 2 : 4)));
  });
}

/** One story with its header, as text. */
export function story(random: Random, words: string[], length: number, index: number): string {
  const chapters = Math.max(1, Math.round(length / 4000));
  const body: string[] = [];
  const wrap = random() < 0.7;
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    if (chapters > 1) body.push(`Chapter ${chapter}`);
    let left = Math.round(length / chapters);
    while (left > 0) {
      const size = Math.min(left, 30 + Math.floor(random() * 90));
      const paragraph = sentenceRun(random, words, size);
      body.push(wrap ? wrapped(paragraph, 72) : paragraph);
      left -= size;
      if (random() < 0.03) body.push('* * *');
    }
  }
  return `${header(random, words, index)}\n\n***\n\n${body.join('\n\n')}\n\nTHE END\n`;
}

function header(random: Random, words: string[], index: number): string {
  const name = () => capital(longerWord(words, 200 + zipf(random, 2000)));
  const title = `${name()} ${words[zipf(random, 500)] ?? 'lo'} ${index}`;
  const pairs = [
    ['Title', title],
    ['Author', `${name()} ${name()}`],
    ['Fandom', `${capital(words[300 + zipf(random, 60)] ?? 'bela')} Lights`],
    ['Pairing', `${name()}/${name()}`],
    ['Rating', pick(random, ['G', 'PG', 'PG-13 for language', 'R', 'FRT', 'NC-17', 'T', 'K+'])],
    ['Warnings', pick(random, ['none', 'character death', 'some swearing', 'violence'])],
    ['Summary', sentenceRun(random, words, 18)],
    ['Archive', pick(random, ['sure, just let me know', 'ask first', 'anywhere', 'no'])],
    ['Disclaimer', 'Not mine. No money is being made.'],
  ] as const;
  const style = pick(random, [': ', ' - ', ':\t', ':  ']);
  const caps = random() < 0.4;
  return pairs.map(([label, value]) => `${caps ? label.toUpperCase() : label}${style}${value}`).join('\n');
}

/** The word of a rank, or the next of three letters and more: one of two letters would be initials in a pairing. */
function longerWord(words: string[], rank: number): string {
  return words.slice(rank).find((word) => word.length > 2) ?? 'mila';
}

export function sentenceRun(random: Random, words: string[], size: number): string {
  const out: string[] = [];
  let start = true;
  for (let index = 0; index < size; index += 1) {
    let word = words[zipf(random, words.length)] ?? 'la';
    if (start) word = capital(word);
    start = random() < 0.09 || index === size - 1;
    out.push(start ? `${word}.` : random() < 0.06 ? `${word},` : random() < 0.01 ? `${word}’s` : word);
  }
  const text = out.join(' ');
  return random() < 0.3 ? `“${text}”` : text;
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function encode(random: Random, text: string): Uint8Array {
  const draw = random();
  const encoding = ENCODINGS[draw < 0.5 ? 0 : draw < 0.85 ? 1 : draw < 0.95 ? 2 : 3];
  const ended = random() < 0.5 ? text.replaceAll('\n', '\r\n') : text;
  const bytes = iconv.encode(ended, encoding);
  return encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes;
}
