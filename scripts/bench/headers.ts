/** Header and structure of a story of middling length, in a warm process on one core, beside the goal. */
import { structureLines, understand } from '#headers';
import { story, vocabulary } from './corpus.ts';
import { median, type Row, timeEach } from './measure.ts';
import { seeded } from './random.ts';

const WORDS = 5_000;
const STORIES = 40;
const WARM_ROUNDS = 10;
const ROUNDS = 20;
/** Milliseconds. */
const GOAL = 2;

/** Two measures of each of many stories: reading the header, and that with dividing the text into chapters and blocks. */
export async function benchHeaders(): Promise<Row[]> {
  const random = seeded(5);
  const words = vocabulary(random, 20_000);
  const stories = Array.from({ length: STORIES }, (_, index) => story(random, words, WORDS, index));
  const rounds = (count: number) => Array.from({ length: count }, () => stories).flat();
  await timeEach(rounds(WARM_ROUNDS), readWhole);
  const header = median(await timeEach(rounds(ROUNDS), (text) => understand(text)));
  const whole = median(await timeEach(rounds(ROUNDS), readWhole));
  const size = `${WORDS.toLocaleString('en')} words`;
  return [
    {
      measure: `header and structure of a text of ${size} (header alone ${header.toFixed(2)} ms)`,
      fanlight: `${whole.toFixed(2)} ms`,
      peer: `goal ${GOAL} ms`,
      ratio: (GOAL / whole).toFixed(1),
    },
  ];
}

function readWhole(text: string): void {
  const understood = understand(text);
  structureLines(understood.story, { reading: understood.reading, contents: understood.contents ?? [] });
}
