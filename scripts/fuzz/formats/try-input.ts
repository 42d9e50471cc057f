/** One damaged file given to every reader that takes it, as a story and as a collection. */
import { type Loss, validateDocument } from '#document';
import { FanlightError } from '#errors';
import { COLLECTIONS, type Collection, FORMATS, type ReadResult, type SourceFile } from '#formats';
import { readStory } from '#library';
import type { Input } from './damage.ts';

/** What became of an input: who took it or with which code it was refused, and what was wrong about that (null when nothing). */
export type Outcome = { taken: string; fault: string | null };

const MOST_ITEMS = 20_000;
const HEAD_BYTES = 65_536;

/** Gives an input to the readers of stories and to every kind of collection that recognises it. */
export async function tryInput(input: Input): Promise<Outcome[]> {
  const outcomes = [await tryStory(input)];
  for (const collection of COLLECTIONS) {
    const outcome = await tryCollection(collection, input);
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

async function tryStory({ name, bytes }: Input): Promise<Outcome> {
  try {
    const result = await readStory(FORMATS, { bytes, name, path: name });
    return { taken: result.format, fault: resultFault(result) };
  } catch (thrown) {
    return refused(thrown, '');
  }
}

async function tryCollection(
  collection: Collection,
  { name, bytes, beside }: Input,
): Promise<Outcome | null> {
  const taken = `collection ${collection.name}`;
  try {
    const head = { bytes: bytes.subarray(0, HEAD_BYTES), name, path: name };
    if (
      !collection.recognise(
        head,
        beside.map((file) => file.path),
      )
    )
      return null;
    const source = {
      main: inMemory(name, bytes),
      beside: beside.map((file) => inMemory(file.path, file.bytes)),
    };
    collection.claims(source);
    let items = 0;
    for await (const item of collection.read(source)) {
      items += 1;
      if (items > MOST_ITEMS) return { taken, fault: `more than ${MOST_ITEMS} items` };
      const fault = item.kind === 'story' ? resultFault(item.result) : null;
      if (fault) return { taken, fault };
    }
    return { taken, fault: null };
  } catch (thrown) {
    return refused(thrown, `${taken} `);
  }
}

function refused(thrown: unknown, by: string): Outcome {
  if (!(thrown instanceof FanlightError))
    return { taken: `${by}thrown`, fault: `${by}threw ${summary(thrown)}` };
  if (thrown.code === 'FL-FILE-READER-FAILED')
    return { taken: `${by}${thrown.code}`, fault: `${by}failed: ${summary(thrown.cause)}` };
  return { taken: `${by}${thrown.code}`, fault: thrown.kind === 'file' ? null : `${by}threw ${thrown.code}` };
}

/** An error in one line, with the place in the project where it arose. */
function summary(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown).slice(0, 200);
  const place = /\bsrc\/[\w./-]+:\d+/.exec(thrown.stack ?? '')?.[0] ?? 'outside';
  return `${thrown.name}: ${thrown.message.slice(0, 120)} (${place})`;
}

function resultFault({ works, losses, decoded }: ReadResult): string | null {
  const outside = losses.find(({ at }: Loss) => typeof at === 'number' && !(at >= 0 && at <= decoded.length));
  if (outside) return `a loss lies outside the text: ${outside.code}`;
  for (const { document, evidence } of works) {
    const [problem] = validateDocument(document);
    if (problem) return `invalid document: ${problem.says}`;
    for (const [field, list] of Object.entries(evidence))
      for (const one of list ?? [])
        if (!(one.start >= 0 && one.start <= one.end && one.end <= Math.max(0, decoded.length)))
          return `evidence of ${field} lies outside the text`;
  }
  return null;
}

function inMemory(path: string, bytes: Uint8Array): SourceFile {
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}
