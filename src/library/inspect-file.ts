import type { Loss } from '#document';
import { type ChapterOutline, chapterText, outlineChapter } from '#document';
import { asFanlightError, errorSentence } from '#errors';
import type { Format, FormatInput } from '#formats';
import type { Reading } from '#headers';
import type { FieldEvidence, ReadWork } from '#stories';
import { countWords, detectLanguage, type EncodingReport } from '#text';
import { expandContainer, isContainer } from './expand-container.ts';
import { readStory } from './read-file.ts';

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

/** What Fanlight makes of a file, without a library: one answer per story file, so several for a zip. Never throws. */
export async function* inspectFile(
  formats: readonly Format[],
  input: FormatInput,
): AsyncGenerator<InspectedFile> {
  if (!isContainer(input.bytes)) {
    yield await inspectStory(formats, input);
    return;
  }
  for await (const entry of expandContainer(input)) {
    if ('code' in entry) yield failed(`${input.path}!/${entry.path}`, entry.code, errorSentence(entry.code));
    else yield await inspectStory(formats, entry);
  }
}

async function inspectStory(formats: readonly Format[], input: FormatInput): Promise<InspectedFile> {
  try {
    const result = await readStory(formats, input);
    const { name, confidence, repaired } = result.encoding;
    return {
      file: input.path,
      format: result.format,
      encoding: { name, confidence, repaired },
      losses: result.losses,
      works: result.works.map(inspectWork),
    };
  } catch (thrown) {
    const error = asFanlightError(thrown, 'FL-FILE-READER-FAILED');
    return failed(input.path, error.code, errorSentence(error.code));
  }
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
