import { type Block, blockText } from '#document';
import type { ReadResult } from '#formats';

/** What a case's `expected.json` says of a file: fields of the header, losses by code, and every block in one line. */
export function described(result: ReadResult) {
  const [work] = result.works;
  if (!work) throw new Error('a text file holds one work');
  const { title, authors, fandoms, language } = work.reading;
  return {
    encoding: result.encoding.name,
    losses: result.losses.map((loss) => loss.code),
    reading: {
      title,
      authors,
      fandoms,
      rating: work.reading.rating.raw,
      status: work.reading.status,
      language,
    },
    bodyStart: work.bodyStart,
    chapters: work.document.chapters.map((chapter) => ({
      title: chapter.title ?? null,
      blocks: chapter.blocks.map(describedBlock),
    })),
  };
}

/** A block as `type detail: text`, lines parted by ` / `. */
function describedBlock(block: Block): string {
  const details = [
    block.type,
    'kind' in block ? block.kind : undefined,
    'role' in block ? block.role : undefined,
    'position' in block ? block.position : undefined,
    'align' in block ? block.align : undefined,
  ];
  const text = blockText(block).replaceAll('\n', ' / ');
  return `${details.filter((detail) => detail !== undefined).join(' ')}: ${text}`.replace(/: $/, '');
}
