import type { Block } from '#document';
import { fromXhtml } from '#markup';
import type { Format, WritableWork, WrittenFile } from '../format.ts';

/**
 * A work as JSON, described in the manual: `format` and `version` come first; `work` holds the metadata under the
 * names of {@link WritableWork}, and each chapter as the blocks of the document model. A version only ever gains
 * fields; a change of meaning is a new version.
 */
type JsonWork = {
  format: 'fanlight-work';
  version: 1;
  work: Omit<WritableWork, 'chapters' | 'pictures'> & {
    /** What figures show by their `media`; the bytes are in the other forms. */
    pictures: { sha256: string; mediaType: string }[];
    chapters: { title: string | null; blocks: Block[] }[];
  };
};

/** Structured data for programs. */
export const jsonFormat: Format = {
  name: 'json',
  title: 'Structured data (JSON)',
  extensions: ['json'],
  write: writeJson,
};

async function writeJson(work: WritableWork): Promise<WrittenFile> {
  const { chapters, pictures = [], ...metadata } = work;
  const value: JsonWork = {
    format: 'fanlight-work',
    version: 1,
    work: {
      ...metadata,
      pictures: pictures.map(({ sha256, mediaType }) => ({ sha256, mediaType })),
      chapters: chapters.map(({ title, xhtml }) => ({ title, blocks: fromXhtml(xhtml.value) })),
    },
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return { bytes, mediaType: 'application/json' };
}
