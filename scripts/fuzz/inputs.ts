/** Texts that nobody meant to write: cases cut, spliced, shuffled and damaged, and headers put together from pieces. */
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pick, type Random, seeded } from '../bench/random.ts';

const corpus = path.join(import.meta.dirname, '..', '..', 'test', 'corpus');
/** Samples are cut to this many characters, from their start or their end, so that there is time for many. */
const LARGEST = 3_000;

/** Pieces that headers are made of, so that random texts reach every rule. */
export const PIECES: readonly string[] = [
  ...[
    'Title: ',
    'AUTHOR - ',
    'Rating: PG-13/R (',
    'Pairing: A/B, ',
    'by ',
    'Subject: NEW: "X" 1/3 [PG] (K/S)\n',
  ],
  ...[
    '***\n',
    '\n\n',
    '\n',
    '--\n',
    '> ',
    'Chapter One\n',
    'THE END\n',
    'Fin\n',
    '* * *\n',
    '\t',
    '     ',
    '- ',
  ],
  ...[
    'Message-ID: <1@x.invalid>\n',
    'From: a@b.example\n',
    'Date: Tue, 3 Mar 1998 01:02:03 GMT\n',
    'Newsgroups: alt.x\n',
  ],
  ...[
    'Warnings: ',
    'no slash, ',
    'x at y dot example ',
    '<b>',
    '</b>',
    '<br>',
    '(((((',
    ')))',
    '[',
    ']',
    '"',
    '“',
    '”',
  ],
  ...[
    'Summary: ',
    ' = ',
    '=\n',
    '=20',
    '&nbsp;',
    '&#146;',
    'â€™',
    '\\"',
    'Rated: Fiction T - English - Words: 3 - id: 1\n',
  ],
  ...[
    'I do not own them. ',
    'Spoilers for "Low Water". ',
    '  Archive: ',
    '1/10/02 ',
    'Seasons 1-4 ',
    'Word ',
    'été ',
  ],
  ...[
    'Title\n',
    'Rating\n',
    '| ',
    '; ',
    ', ',
    '. ',
    '/',
    ' x ',
    ' & ',
    '~',
    '_',
    '*',
    '#',
    '1',
    '23',
    'I.',
    'part 1 of ',
  ],
  ...[
    'Название: ',
    'Titel: ',
    'Título: ',
    '第一章\n',
    'Автор: ',
    '"Yes," he said.\n',
    'A/N: ',
    '[A/N: hm]\n',
    'TBC\n',
  ],
  ...[
    '*** START OF THE PROJECT GUTENBERG EBOOK X ***\n',
    '*** END OF THE PROJECT GUTENBERG EBOOK X ***\n',
    'CONTENTS\n',
  ],
];
/** Characters that programs stumble over: controls, line separators, marks, halves of pairs, other scripts. */
const NOISE = [
  ...[
    '\u0000',
    '\u0007',
    '\u000b',
    '\f',
    '\u001b',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u0301',
    '\u200b',
    '\u200f',
  ],
  ...[
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2060',
    '\u3000',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\ufffd',
    '\uffff',
    '😀',
  ],
  ...['ß', 'İ', 'ﬁ', 'Ω', 'й', 'ى', '漢', '한', '０', '²', '…', '—', '·'],
];

/** The texts of the project's cases, in a fixed order. */
export function readSamples(): string[] {
  return ['header', 'headers', 'plain-text']
    .map((name) => path.join(corpus, name))
    .flatMap((folder) => filesIn(folder))
    .map((file) => readFileSync(file, 'utf8'));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === 'input.txt')
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Input `number` of a seed: the same text on every machine that has the same samples. */
export function inputOf(seed: number, number: number, samples: readonly string[]): string {
  const random = seeded(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
  if (random() < 0.15) return fromPieces(random);
  let text = cutToSize(random, pick(random, samples));
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) text = pick(random, MUTATIONS)(random, text, samples);
  return text;
}

function fromPieces(random: Random): string {
  return Array.from({ length: Math.floor(random() * 80) }, () => pick(random, PIECES)).join('');
}

function cutToSize(random: Random, text: string): string {
  if (text.length <= LARGEST) return text;
  return random() < 0.7 ? text.slice(0, LARGEST) : text.slice(-LARGEST);
}

type Mutation = (random: Random, text: string, samples: readonly string[]) => string;

const place = (random: Random, text: { length: number }) => Math.floor(random() * (text.length + 1));
const insert = (random: Random, text: string, what: string) => {
  const at = place(random, text);
  return text.slice(0, at) + what + text.slice(at);
};
const onLines = (text: string, change: (lines: string[]) => string[]) => change(text.split('\n')).join('\n');
const times = <Result>(count: number, make: () => Result) => Array.from({ length: count }, make);

const MUTATIONS: readonly Mutation[] = [
  (random, text) => text.slice(0, place(random, text)),
  (random, text) => text.slice(place(random, text)),
  (random, text, samples) => {
    const other = cutToSize(random, pick(random, samples));
    return text.slice(0, place(random, text)) + other.slice(place(random, other));
  },
  flipBytes,
  (random, text) =>
    times(1 + Math.floor(random() * 12), () => pick(random, NOISE)).reduce(
      (all, one) => insert(random, all, one),
      text,
    ),
  (random, text) =>
    times(1 + Math.floor(random() * 8), () => pick(random, PIECES)).reduce(
      (all, one) => insert(random, all, one),
      text,
    ),
  (random, text) =>
    insert(random, text, pick(random, [...PIECES, ...NOISE]).repeat(1 + Math.floor(random() * 120))),
  shuffleLines,
  (random, text) => onLines(text, (lines) => lines.filter(() => random() < 0.8)),
  (random, text) =>
    onLines(text, (lines) => lines.flatMap((line) => (random() < 0.1 ? [line, line] : [line]))),
  (random, text) => onLines(text, (lines) => lines.map((line) => (random() < 0.9 ? `> ${line}` : line))),
  (random, text) => text.replaceAll('\n', pick(random, ['\r\n', '\r', '\n\n', ' ', '\u2028', '=\n'])),
  (random, text) =>
    text.replaceAll(
      pick(random, [':', ' ', '"', '/', ',', '.', '-', 'e']),
      pick(random, ['', ' - ', '=', '\t', '  ', '*', '|']),
    ),
  (_, text) => Buffer.from(text, 'utf8').toString('latin1'),
  (_, text) => text.toUpperCase(),
  (_, text) => text.toLowerCase(),
  (_, text) => onLines(text, (lines) => lines.reverse()),
];

function flipBytes(random: Random, text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  for (let flips = Math.floor(random() * 30); flips >= 0 && bytes.length > 0; flips -= 1) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes.toString(random() < 0.7 ? 'utf8' : 'latin1');
}

function shuffleLines(random: Random, text: string): string {
  return onLines(text, (lines) => {
    const order = lines.map((line) => ({ line, rank: random() }));
    return order.sort((a, b) => a.rank - b.rank).map(({ line }) => line);
  });
}
