import type { Loss } from '#document';
import { type ChapterOutline, chapterText, outlineChapter } from '#document';
import { asFanlightError, errorSentence } from '#errors';
import type { Collection, Format, FormatInput, ReadResult, SourceFile } from '#formats';
import type { Reading } from '#headers';
import type { FieldEvidence, ReadWork } from '#stories';
import { countWords, detectLanguage, type EncodingReport } from '#text';
import { expandContainer, isContainer } from './expand-container.ts';
import { collectionOf } from './plan-import.ts';
import { readStory } from './read-file.ts';
import { heldFile } from './source-file.ts';

/** What `fanlight inspect --json` prints for a file; with `error` when nothing could be read from it. */
export type InspectedFile = {
  file: string;
  format: string | null;
  encoding: Pick<EncodingReport, 'name' | 'confidence' | 'repaired'> | null;
  losses: Loss[];
  works: InspectedWork[];
  error?: { code: string; message: string };
};

/** One story of an inspected file. `words` and `language` are of its text, not of its header. */
export type InspectedWork = {
  reading: Reading;
  evidence: FieldEvidence;
  structure: { chapters: ChapterOutline[]; words: number; language: string | null; bodyStart: string | null };
};

/** What files are read with. */
export type Readers = { formats: readonly Format[]; collections: readonly Collection[] };

/**
 * What Fanlight makes of a file, without a library: one answer per story file, so several for a zip or a mailbox, whose own
 * answer comes last. Files beside a collection are not looked at. Never throws.
 */
export async function* inspectFile(readers: Readers, input: FormatInput): AsyncGenerator<InspectedFile> {
  const main = heldFile(input);
  const collection = await collectionOf(readers.collections, main);
  if (collection !== null) yield* inspectCollection(readers, collection, main);
  else if (!isContainer(input.bytes)) yield await inspectStory(readers.formats, input);
  else {
    for await (const entry of expandContainer(input)) {
      if ('code' in entry)
        yield failed(`${input.path}!/${entry.path}`, entry.code, errorSentence(entry.code));
      else yield* inspectEntry(readers, entry);
    }
  }
}

async function* inspectEntry(readers: Readers, entry: FormatInput): AsyncGenerator<InspectedFile> {
  const main = heldFile(entry);
  const collection = await collectionOf(readers.collections, main);
  if (collection !== null) yield* inspectCollection(readers, collection, main);
  else yield await inspectStory(readers.formats, entry);
}

async function* inspectCollection(
  readers: Readers,
  collection: Collection,
  main: SourceFile,
): AsyncGenerator<InspectedFile> {
  const losses: Loss[] = [];
  const own = { file: main.path, format: collection.name, encoding: null, losses, works: [] };
  try {
    for await (const item of collection.read({ main, beside: [] })) {
      if (item.kind === 'loss') losses.push(item.loss);
      if (item.kind !== 'story' && item.kind !== 'file') continue;
      const file = `${main.path}!/${item.place}`;
      const name = item.place.split('/').at(-1) ?? item.place;
      yield item.result
        ? inspectResult(file, item.result)
        : await inspectStory(readers.formats, { bytes: item.bytes, name, path: file });
    }
    yield own;
  } catch (thrown) {
    const { code } = asFanlightError(thrown, 'FL-FILE-READER-FAILED');
    yield { ...own, error: { code, message: errorSentence(code) } };
  }
}

async function inspectStory(formats: readonly Format[], input: FormatInput): Promise<InspectedFile> {
  try {
    return inspectResult(input.path, await readStory(formats, input));
  } catch (thrown) {
    const error = asFanlightError(thrown, 'FL-FILE-READER-FAILED');
    return failed(input.path, error.code, errorSentence(error.code));
  }
}

function inspectResult(file: string, result: ReadResult): InspectedFile {
  const { name, confidence, repaired } = result.encoding;
  return {
    file,
    format: result.format,
    encoding: { name, confidence, repaired },
    losses: result.losses,
    works: result.works.map(inspectWork),
  };
}

function inspectWork(work: ReadWork): InspectedWork {
  const texts = work.document.chapters.map(chapterText);
  const language =
    work.reading.language ?? work.document.language ?? detectLanguage(texts.join('\n'))?.language ?? null;
  const chapters = work.document.chapters.map((chapter, index) =>
    outlineChapter(chapter, countWords(texts[index] ?? '')),
  );
  const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  return {
    reading: work.reading,
    evidence: work.evidence,
    structure: { chapters, words, language, bodyStart: work.bodyStart },
  };
}

function failed(file: string, code: string, message: string): InspectedFile {
  return { file, format: null, encoding: null, losses: [], works: [], error: { code, message } };
}
