/** A story as data, from which every form of file is made. */
import { sentenceRun, vocabulary } from '../corpus.ts';
import { logNormal, pick, type Random, seeded } from '../random.ts';

export type Tale = {
  number: number;
  title: string;
  author: string;
  fandom: string;
  rating: string;
  summary: string;
  chapters: { title: string; paragraphs: string[] }[];
};

const FANDOMS = [
  'Sherlock Holmes',
  'Pride and Prejudice',
  'Alice in Wonderland',
  'Treasure Island',
  'Dracula',
];
const RATINGS = ['G', 'PG', 'PG-13', 'R', 'T', 'K+'];

/** Makes tales without end; the same seed gives the same ones. Half as long as those of one large archive. */
export function* tales(seed: number): Generator<Tale> {
  const random = seeded(seed);
  const words = vocabulary(random, 20_000);
  for (let number = 1; ; number += 1) {
    const length = Math.min(40_000, Math.max(200, Math.round(logNormal(random, 900, 1))));
    const count = Math.max(1, Math.round(length / 2000));
    yield {
      number,
      title: `The ${words[400 + Math.floor(random() * 3000)] ?? 'lamp'} ${words[200 + (number % 900)] ?? 'room'} ${number}`,
      author: `${pick(random, ['Quill', 'Pip', 'Lark', 'Wren', 'Anne', 'Tam'])} ${number % 97}`,
      fandom: pick(random, FANDOMS),
      rating: pick(random, RATINGS),
      summary: sentenceRun(random, words, 16),
      chapters: Array.from({ length: count }, (_, at) => ({
        title: `Chapter ${at + 1}`,
        paragraphs: paragraphs(random, words, Math.round(length / count)),
      })),
    };
  }
}

function paragraphs(random: Random, words: string[], length: number): string[] {
  const made: string[] = [];
  for (let left = length; left > 0; left -= 60) made.push(sentenceRun(random, words, Math.min(left, 60) + 5));
  return made;
}

/** The lines of a header as people typed it. */
export function headerLines(tale: Tale): string[] {
  return [
    `Title: ${tale.title}`,
    `Author: ${tale.author}`,
    `Fandom: ${tale.fandom}`,
    `Rating: ${tale.rating}`,
    `Summary: ${tale.summary}`,
  ];
}

/** Text with the characters that mean something in XML escaped. */
export function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
