/** Seeds damaged as bytes: flipped, cut, spliced, repeated, nested, with lengths and numbers that lie. */
import { Buffer } from 'node:buffer';
import { pick, type Random, seeded } from '../../bench/random.ts';
import type { Seed } from './seeds.ts';
import { storeZip } from './store-zip.ts';

/** A damaged file, with the files beside it for what reads them too. */
export type Input = { name: string; bytes: Uint8Array; beside: Seed['beside'] };

const LARGEST = 400_000;
const NAMES = [
  'x.txt',
  'x.html',
  'x.epub',
  'x.mbox',
  'x.eml',
  'x.docx',
  'x.rtf',
  'x.odt',
  'x.sql',
  'x.warc',
  'x.md',
  'x.xml',
  '',
];
/** Numbers that programs stumble over, as text. */
const NUMBERS = [
  '0',
  '-1',
  '255',
  '65536',
  '2147483647',
  '-2147483648',
  '4294967296',
  '9007199254740993',
  '1e308',
  '9'.repeat(400),
  '0x7fffffff',
  'NaN',
];
/** Openings that nest, with what closes them. */
const NESTS = [
  ['<div>', '</div>'],
  ['<blockquote><p>', '</p></blockquote>'],
  ['<b><i>', ''],
  ['<ul><li>', '</li></ul>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['<svg><math>', ''],
  ['{\\b ', '}'],
  ['{\\*\\x ', ''],
  ['(', ')'],
  ['[', ']'],
  ['> ', '\n'],
  ['<w:p><w:r>', '</w:r></w:p>'],
  ['&#x26;amp;', ''],
  ['--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n', ''],
  ['/*', '*/'],
] as const;

/** Input `number` of a seed number: the same bytes on every machine that has the same seeds. */
export function damagedInput(seed: number, number: number, seeds: readonly Seed[]): Input {
  const random = seeded(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
  const one = pickSeed(random, seeds);
  const name = random() < 0.8 ? one.name : pick(random, NAMES);
  const inside = one.parts.length > 0 && random() < 0.75;
  const bytes = inside ? damagedParts(random, one, seeds) : damaged(random, one.bytes, seeds);
  const beside = random() < 0.2 ? one.beside.filter(() => random() < 0.7) : one.beside;
  return { name, bytes: bytes.subarray(0, LARGEST), beside };
}

/** Each ending of names as often as another, however many files have it; a quarter by number. */
function pickSeed(random: Random, seeds: readonly Seed[]): Seed {
  if (random() < 0.25) return pick(random, seeds);
  let groups = groupsBySeeds.get(seeds);
  if (!groups) {
    groups = [...Map.groupBy(seeds, (seed) => /\.\w{1,5}$/.exec(seed.name)?.[0] ?? '').values()];
    groupsBySeeds.set(seeds, groups);
  }
  return pick(random, pick(random, groups));
}

const groupsBySeeds = new WeakMap<readonly Seed[], Seed[][]>();

/** A zip put together again after one or two of its files were damaged, left out, doubled or renamed. */
function damagedParts(random: Random, { parts }: Seed, seeds: readonly Seed[]): Uint8Array {
  const changed = parts.map((part) => ({ ...part }));
  for (let time = random() < 0.6 ? 1 : 3; time > 0; time -= 1) {
    const part = pick(random, changed);
    const way = random();
    if (way < 0.75) part.bytes = damaged(random, part.bytes, seeds);
    else if (way < 0.85) part.bytes = pick(random, changed).bytes;
    else if (way < 0.92)
      part.path = pick(random, [pick(random, changed).path, '../x', '', 'META-INF/container.xml']);
    else if (changed.length > 1) changed.splice(changed.indexOf(part), 1);
  }
  return storeZip(changed);
}

function damaged(random: Random, bytes: Uint8Array, seeds: readonly Seed[]): Buffer {
  let result: Buffer = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1)
    result = pick(random, MUTATIONS)(random, result, seeds).subarray(0, LARGEST);
  return result;
}

type Mutation = (random: Random, bytes: Buffer, seeds: readonly Seed[]) => Buffer;

const place = (random: Random, bytes: Uint8Array) => Math.floor(random() * (bytes.length + 1));
const insertAt = (bytes: Buffer, at: number, what: Uint8Array | string, skip = 0) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(what as string), bytes.subarray(at + skip)]);

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  flipBits,
  (random, bytes) => bytes.subarray(0, place(random, bytes)),
  (random, bytes) => bytes.subarray(place(random, bytes)),
  (random, bytes, seeds) => {
    const other = Buffer.from(pick(random, seeds).bytes);
    return Buffer.concat([bytes.subarray(0, place(random, bytes)), other.subarray(place(random, other))]);
  },
  (random, bytes, seeds) => {
    const other = Buffer.from(pick(random, seeds).bytes);
    const from = place(random, other);
    return insertAt(bytes, place(random, bytes), other.subarray(from, from + Math.floor(random() * 2_000)));
  },
  repeatBlock,
  repeatBlock,
  changeNumber,
  changeNumber,
  changeLength,
  nest,
  (random, bytes) =>
    insertAt(
      bytes,
      place(random, bytes),
      Buffer.from(Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 256))),
    ),
  (random, bytes) => insertAt(bytes, place(random, bytes), '', Math.floor(random() * 400)),
  (random, bytes) =>
    insertAt(
      bytes,
      place(random, bytes),
      pick(random, [
        '\0',
        '\ufeff',
        '\r',
        '\n\n',
        '<!--',
        '<![CDATA[',
        ']]>',
        '"',
        "'",
        '\\',
        '=?utf-8?B?',
        '&',
        ';',
        '\x1b$B',
        '~{',
      ]).repeat(1 + Math.floor(random() * 30)),
    ),
  (_, bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  swapBlocks,
];

function flipBits(random: Random, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  for (let flips = Math.floor(random() ** 2 * 60); flips >= 0 && changed.length > 0; flips -= 1) {
    const at = Math.floor(random() * changed.length);
    changed[at] =
      random() < 0.5 ? (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8)) : Math.floor(random() * 256);
  }
  return changed;
}

function repeatBlock(random: Random, bytes: Buffer): Buffer {
  const at = place(random, bytes);
  const block = bytes.subarray(at, at + 1 + Math.floor(random() ** 3 * 2_000));
  const times = Math.min(2 + Math.floor(random() ** 4 * 5_000), Math.floor(200_000 / (block.length + 1)));
  return Buffer.concat([
    bytes.subarray(0, at),
    ...Array.from({ length: times }, () => block),
    bytes.subarray(at),
  ]);
}

/** A number written in digits becomes another one. */
function changeNumber(random: Random, bytes: Buffer): Buffer {
  const from = place(random, bytes);
  for (let at = from; at < Math.min(bytes.length, from + 2_000); at += 1) {
    let end = at;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x30 && (bytes[end] ?? 0) <= 0x39) end += 1;
    if (end > at) return insertAt(bytes, at, pick(random, NUMBERS), end - at);
  }
  return bytes;
}

/** Two or four bytes that may be a length become a very large or small one. */
function changeLength(random: Random, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  if (changed.length < 8) return changed;
  const at = Math.floor(random() * (changed.length - 4));
  const value = pick(random, [0, 1, 0x7fff_ffff, 0xffff_ffff, 0xffff, changed.length, changed.length - 1]);
  if (random() < 0.5) changed.writeUInt32LE(value, at);
  else changed.writeUInt16LE(value & 0xffff, at);
  return changed;
}

function nest(random: Random, bytes: Buffer): Buffer {
  const [open, close] = pick(random, NESTS);
  const depth = Math.min(
    Math.floor(random() ** 3 * 20_000) + 2,
    Math.floor(150_000 / (open.length + close.length)),
  );
  const at = place(random, bytes);
  return insertAt(bytes, at, `${open.repeat(depth)}x${random() < 0.7 ? close.repeat(depth) : ''}`);
}

function swapBlocks(random: Random, bytes: Buffer): Buffer {
  const [one, other, last] = [place(random, bytes), place(random, bytes), place(random, bytes)].sort(
    (a, b) => a - b,
  );
  return Buffer.concat([
    bytes.subarray(0, one),
    bytes.subarray(other, last),
    bytes.subarray(one, other),
    bytes.subarray(last),
  ]);
}
