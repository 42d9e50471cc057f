import type { Alignment } from '#document';
import type { Draft } from './draft.ts';
import { endsInHyphen, type Hyphenation, type Seam } from './hyphenation.ts';
import type { LineLayout } from './line-layout.ts';
import { endsSentence, isWide, type MeasuredLine, startsSmall } from './measured-line.ts';

/** Joins the lines of a run of prose into paragraphs; the first draft has a gap of 0, as have the others. */
export function paragraphsOf(
  run: readonly MeasuredLine[],
  layout: LineLayout,
  hyphenation: Hyphenation,
): Draft[] {
  const drafts: Draft[] = [];
  let parts: string[] = [];
  let previous: MeasuredLine | undefined;
  let at = 0;
  let align: Alignment | undefined;
  const flush = () => {
    if (previous)
      drafts.push({ form: 'paragraph', lines: [parts.join('')], ...(align ? { align } : {}), gap: 0, at });
  };
  for (const line of run) {
    const lineAlign = alignmentOf(line, layout);
    if (previous && lineAlign === align && align === undefined && goesOn(previous, line, layout)) {
      const seam = seamOf(previous.text, line.text, hyphenation);
      if (seam === 'drop') parts[parts.length - 1] = previous.text.slice(0, -1);
      if (seam === 'blank') parts.push(' ');
      parts.push(line.text);
    } else {
      flush();
      parts = [line.text];
      at = line.at;
      align = lineAlign;
    }
    previous = line;
  }
  flush();
  return drafts;
}

function goesOn(line: MeasuredLine, next: MeasuredLine, layout: LineLayout): boolean {
  if (!layout.wrapped) return startsSmall(next.text) && line.columns >= 40 && !endsSentence(line.text);
  if (line.columns > layout.width + 40) return false;
  if (layout.flowed) return line.soft;
  if (layout.atIndent && next.indent >= layout.base + 2 && line.indent < next.indent) return false;
  return !(
    layout.atShort &&
    line.columns <= layout.width * 0.75 &&
    endsSentence(line.text) &&
    !startsSmall(next.text)
  );
}

/** What stands between wrapped lines: a blank; nothing after a hyphen and in scripts without blanks. */
function seamOf(line: string, next: string, hyphenation: Hyphenation): Seam {
  if (endsInHyphen(line)) return hyphenation.seam(line, next);
  return isWide(line.charCodeAt(line.length - 1)) || isWide(next.charCodeAt(0)) ? 'none' : 'blank';
}

/** Where a line stands when spaces were typed to move it right or to the middle; undefined when it stands left. */
export function alignmentOf(line: MeasuredLine, layout: LineLayout): Alignment | undefined {
  const shift = line.indent - layout.base;
  if (shift < 8) return undefined;
  const width = layout.wrapped ? layout.width : USUAL_WIDTH;
  const middle = shift + line.columns / 2;
  if (Math.abs(middle - width / 2) <= 4 && line.columns <= width * 0.8) return 'center';
  return shift >= 16 && shift + line.columns >= width - 14 && shift + line.columns <= width + 8
    ? 'right'
    : undefined;
}

const USUAL_WIDTH = 72;
