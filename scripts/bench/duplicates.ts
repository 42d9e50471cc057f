/** Stories that are here twice: how many of damaged copies are found and how much else, and how long many works take. */
import { findAlike, type Sketch, sketchOf } from '#duplicates';
import { bodyOf, inventStory, NOISES, remix, type Story } from '../../test/duplicates/noise.ts';
import { ownRow, ownTime, type Row } from './measure.ts';
import { logNormal, type Random, seeded } from './random.ts';

/** Words of a story: the median, and how far they spread. */
const MEDIAN = 2000;
const SPREAD = 0.9;
const SHORTEST = 150;
const LONGEST = 60_000;
/** Of so many stories one has a remix as well, which is no copy. */
const REMIXED = 10;
/** Of so many works one is a copy. */
const REPOSTED = 20;

/** `copies` stories with a damaged copy of each are told from each other; `works` stories are compared. */
export async function benchDuplicates(copies: number, works: number): Promise<Row[]> {
  return [await benchTelling(copies), ...(await benchComparing(works))];
}

async function benchTelling(copies: number): Promise<Row> {
  const random = seeded(21);
  const sketches: Sketch[] = [];
  const copyOf = new Map<number, number>();
  for (let story = 0; story < copies; story += 1) {
    const words = length(random);
    const told = inventStory(words, random);
    const original = sketches.push(sketch(told)) - 1;
    const noisy = Object.values(NOISES).reduce((copy, noise) => noise(copy, random), told);
    copyOf.set(original, sketches.push(sketch(noisy)) - 1);
    if (story % REMIXED === 0) sketches.push(sketch(remix(told, inventStory(words, random))));
  }
  const found = (await findAlike(sketches)).filter(({ likeness }) => likeness !== 'alike');
  const right = found.filter(({ first, second }) => copyOf.get(first) === second).length;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  return ownRow(
    `${copies.toLocaleString('en')} stories with a copy each that was wrapped, cut, joined and changed in one word of twenty; a remix of every tenth`,
    `precision ${share(right, found.length)}, recall ${share(right, copies)}`,
    '99 %, 97 %',
  );
}

async function benchComparing(works: number): Promise<Row[]> {
  const random = seeded(22);
  const sketches: Sketch[] = [];
  let reading = 0;
  let words = 0;
  for (let work = 0; work < works; work += 1) {
    const body = bodyOf(work % REPOSTED === 0 ? repost(random, work) : inventStory(length(random), random));
    const { result, time } = await ownTime(() => sketchOf(body));
    reading += time;
    words += result.words;
    sketches.push(result);
  }
  const compared = await ownTime(() => findAlike(sketches));
  const size = `${works.toLocaleString('en')} works`;
  const bytes = sketches.reduce((sum, { hashes }) => sum + hashes.byteLength, 0);
  return [
    ownRow(
      `${size} read for that, ${(words / 1e6).toFixed(0)} million words`,
      `${(reading / 1000).toFixed(1)} s, ${(words / 1e3 / reading).toFixed(1)} million words/s, ${(bytes / 1e6).toFixed(0)} MB kept`,
    ),
    ownRow(
      `${size} compared with each other`,
      `${(compared.time / 1000).toFixed(1)} s, ${compared.result.length} pairs`,
      'minutes at 100,000',
    ),
  ];
}

/** One of the stories that come twice, changed each time. */
function repost(random: Random, work: number): Story {
  const story = inventStory(MEDIAN, seeded(Math.floor(work / (2 * REPOSTED))));
  return NOISES['one word of twenty changed']?.(story, random) ?? story;
}

/** Words of a story. */
function length(random: Random): number {
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, logNormal(random, MEDIAN, SPREAD))));
}

function sketch(story: Story): Sketch {
  return sketchOf(bodyOf(story));
}
