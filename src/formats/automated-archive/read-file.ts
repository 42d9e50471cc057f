import type { Loss } from '#document';
import {
  characterLosses,
  type FieldEvidence,
  openPage,
  type ReadWork,
  readPage,
  readTextStory,
} from '#stories';
import { decodeBytes } from '#text';

/** A story file read; places in `work` and `losses` count from the start of the record's text. */
export type StoryText = {
  work: ReadWork | null;
  decoded: string;
  charset: string;
  repaired: string[];
  losses: Loss[];
};

const PAGE = /<(?:html|head|body|p|br|div|center)[\s/>]/i;

/** Reads a story file, a page or a text by its content. `start` is where its text will stand. */
export function readStoryFile(
  { path, bytes }: { path: string; bytes: Uint8Array },
  start: number,
): StoryText {
  const name = path.split('/').at(-1) ?? path;
  const decoded = decodeBytes(bytes);
  if (PAGE.test(decoded.text.slice(0, 65_536))) {
    const page = openPage(bytes);
    const { works, losses } = readPage(page.tree, { places: page.places, name, path });
    return {
      work: moved(works[0], start),
      decoded: page.decoded,
      charset: page.encoding.name,
      repaired: page.encoding.repaired,
      losses: [...page.losses, ...losses].map((one) => movedLoss(one, start)),
    };
  }
  const text = readTextStory(decoded.text, { name, path });
  const [work] = decoded.text.trim() === '' ? [] : text.works;
  return {
    work: moved(work, start),
    decoded: decoded.text,
    charset: decoded.encoding.name,
    repaired: text.repaired,
    losses: [...characterLosses(decoded.invalid), ...text.losses].map((one) => movedLoss(one, start)),
  };
}

function moved(work: ReadWork | undefined, by: number): ReadWork | null {
  if (work === undefined) return null;
  const evidence: FieldEvidence = {};
  for (const [field, list] of Object.entries(work.evidence)) {
    const shifted = list.map((one) =>
      one.start === 0 && one.end === 0 ? one : { ...one, start: one.start + by, end: one.end + by },
    );
    Object.assign(evidence, { [field]: shifted });
  }
  return { ...work, evidence };
}

function movedLoss(one: Loss, by: number): Loss {
  return typeof one.at === 'number' ? { ...one, at: one.at + by } : one;
}
