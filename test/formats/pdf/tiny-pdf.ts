/** A line as it is drawn: at `x` and `y` points from the lower left, in one of the faces every reader has. */
export type DrawnLine = { text: string; x: number; y: number; size?: number; face?: Face };
type Face = 'Times-Roman' | 'Times-Italic' | 'Times-Bold' | 'Courier';

const FACES: readonly Face[] = ['Times-Roman', 'Times-Italic', 'Times-Bold', 'Courier'];

/** Writes a PDF 1.4 without compression: one content stream of text operators for each page. `extra` goes into the trailer. */
export function tinyPdf(pages: readonly (readonly DrawnLine[])[], extra = ''): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const fonts = FACES.map((face) =>
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${face} /Encoding /WinAnsiEncoding >>`),
  );
  const resources = `<< /Font << ${fonts.map((id, index) => `/F${index} ${id} 0 R`).join(' ')} >> >>`;
  const tree = objects.length + pages.length * 2 + 1;
  const kids = pages.map((lines) => {
    const content = lines.map(drawn).join('\n');
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources ${resources} >>`,
    );
  });
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return assemble(objects, `/Root ${root} 0 R ${extra}`);
}

function drawn({ text, x, y, size = 12, face = 'Times-Roman' }: DrawnLine): string {
  const escaped = text.replace(/[\\()]/g, '\\$&');
  return `BT /F${FACES.indexOf(face)} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`;
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** Prose set in lines of at most `width` characters from the top of a page, first lines indented by `indent` points. */
export function setProse(
  paragraphs: readonly string[],
  { x = 72, top = 760, leading = 14, indent = 18, gap = 0, width = 80 } = {},
): DrawnLine[] {
  const lines: DrawnLine[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    let line = '';
    let first = true;
    const flush = () => {
      lines.push({ text: line, x: first ? x + indent : x, y });
      y -= leading;
      first = false;
    };
    for (const word of paragraph.split(' ')) {
      if (line !== '' && `${line} ${word}`.length > width - (first && indent > 0 ? 4 : 0)) {
        flush();
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    flush();
    y -= gap;
  }
  return lines.map((line) => ({ ...line, face: 'Courier', size: 9 }));
}
