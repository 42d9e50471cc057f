/** One story file in each form that Fanlight reads, as programs write them. */
import { Buffer } from 'node:buffer';
import { headerLines, type Tale, xml } from './tale.ts';
import { zipOf } from './zip.ts';

/** A form of story file: its name in the table, its ending, how it is made, and pandoc's name for it. */
export type Form = {
  name: string;
  ending: string;
  pandoc?: string;
  make(tale: Tale): string | Promise<Uint8Array>;
};

export const FORMS: readonly Form[] = [
  { name: 'text', ending: 'txt', make: textOf },
  { name: 'html', ending: 'html', pandoc: 'html', make: pageOf },
  { name: 'markdown', ending: 'md', pandoc: 'markdown', make: markdownOf },
  { name: 'epub', ending: 'epub', pandoc: 'epub', make: epubOf },
  { name: 'docx', ending: 'docx', pandoc: 'docx', make: docxOf },
  { name: 'odt', ending: 'odt', pandoc: 'odt', make: odtOf },
  { name: 'rtf', ending: 'rtf', pandoc: 'rtf', make: rtfOf },
  { name: 'fb2', ending: 'fb2', pandoc: 'fb2', make: fb2Of },
  { name: 'mhtml', ending: 'mht', make: mhtmlOf },
  { name: 'mail', ending: 'eml', make: mailOf },
  { name: 'pdf', ending: 'pdf', make: pdfOf },
];

function textOf(tale: Tale): string {
  const chapters = tale.chapters.map(({ title, paragraphs }) => [title, ...paragraphs].join('\n\n'));
  return `${headerLines(tale).join('\n')}\n\n***\n\n${chapters.join('\n\n')}\n`;
}

/** The body of a page: header lines, then chapters. */
export function bodyOf(tale: Tale): string {
  const chapters = tale.chapters.map(
    ({ title, paragraphs }) =>
      `<h2>${xml(title)}</h2>\n${paragraphs.map((one) => `<p>${xml(one)}</p>`).join('\n')}`,
  );
  return `<h1>${xml(tale.title)}</h1>\n<p>${headerLines(tale).map(xml).join('<br>\n')}</p>\n<hr>\n${chapters.join('\n')}`;
}

export function pageOf(tale: Tale): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${xml(tale.title)}</title></head>\n<body>\n${bodyOf(tale)}\n</body></html>\n`;
}

function markdownOf(tale: Tale): string {
  const chapters = tale.chapters.map(({ title, paragraphs }) => [`## ${title}`, ...paragraphs].join('\n\n'));
  return `---\ntitle: "${tale.title}"\nauthor: "${tale.author}"\nrating: "${tale.rating}"\n---\n\n${chapters.join('\n\n')}\n`;
}

async function epubOf(tale: Tale): Promise<Uint8Array> {
  const pages = tale.chapters.map(({ title, paragraphs }, at) => ({
    name: `chapter${at + 1}.xhtml`,
    text: `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${xml(title)}</title></head><body><h2>${xml(title)}</h2>${paragraphs.map((one) => `<p>${xml(one)}</p>`).join('\n')}</body></html>`,
  }));
  const items = pages.map(
    ({ name }, at) => `<item id="c${at}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const spine = pages.map((_, at) => `<itemref idref="c${at}"/>`);
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">tale-${tale.number}</dc:identifier><dc:title>${xml(tale.title)}</dc:title><dc:creator>${xml(tale.author)}</dc:creator><dc:language>en</dc:language><dc:description>${xml(tale.summary)}</dc:description></metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`;
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'book.opf': opf,
    ...Object.fromEntries(pages.map(({ name, text }) => [name, text])),
  });
}

/** Header lines and chapters as paragraphs, each with whether it is a heading. */
function linesOf(tale: Tale): { text: string; heading: boolean }[] {
  return [
    ...headerLines(tale).map((text) => ({ text, heading: false })),
    ...tale.chapters.flatMap(({ title, paragraphs }) => [
      { text: title, heading: true },
      ...paragraphs.map((text) => ({ text, heading: false })),
    ]),
  ];
}

async function docxOf(tale: Tale): Promise<Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const paragraphs = linesOf(tale).map(
    ({ text, heading }) =>
      `<w:p>${heading ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ''}<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`,
  );
  return zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${main}"><w:body>${paragraphs.join('')}</w:body></w:document>`,
  });
}

async function odtOf(tale: Tale): Promise<Uint8Array> {
  const paragraphs = linesOf(tale).map(({ text, heading }) =>
    heading
      ? `<text:h text:outline-level="1">${xml(text)}</text:h>`
      : `<text:p text:style-name="Standard">${xml(text)}</text:p>`,
  );
  const spaces =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${spaces} office:version="1.2"><office:body><office:text>${paragraphs.join('')}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml':
      '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
  });
}

function rtfOf(tale: Tale): string {
  const escaped = (text: string) =>
    text.replace(/[\\{}]/g, '\\$&').replace(/[^\x00-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0)}?`);
  const paragraphs = linesOf(tale).map(({ text, heading }) =>
    heading ? `\\pard\\qc\\b ${escaped(text)}\\b0\\par` : `\\pard ${escaped(text)}\\par`,
  );
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\f0\\fs24\n${paragraphs.join('\n')}\n}`;
}

function fb2Of(tale: Tale): string {
  const sections = tale.chapters.map(
    ({ title, paragraphs }) =>
      `<section><title><p>${xml(title)}</p></title>${paragraphs.map((one) => `<p>${xml(one)}</p>`).join('')}</section>`,
  );
  const [first = '', last = ''] = tale.author.split(' ');
  return `<?xml version="1.0" encoding="utf-8"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info><genre>prose</genre><author><first-name>${xml(first)}</first-name><last-name>${xml(last)}</last-name></author><book-title>${xml(tale.title)}</book-title><annotation><p>${xml(tale.summary)}</p></annotation><lang>en</lang></title-info></description><body>${sections.join('')}</body></FictionBook>`;
}

function mhtmlOf(tale: Tale): string {
  const page = Buffer.from(pageOf(tale), 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    'From: <Saved by a browser>',
    `Subject: ${tale.title}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----part"',
    '',
    '------part',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: base64',
    `Content-Location: http://stories.example/${tale.number}.html`,
    '',
    page,
    '------part--',
    '',
  ].join('\r\n');
}

/** A post to a list. */
export function mailOf(tale: Tale): string {
  return [
    `From: ${tale.author} <writer${tale.number}@lists.example>`,
    'To: stories@lists.example',
    `Subject: FIC: ${tale.title} (1/1)`,
    `Date: Tue, ${1 + (tale.number % 28)} Jun 1999 10:00:00 +0000`,
    `Message-ID: <tale-${tale.number}@lists.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    textOf(tale).replaceAll('\nFrom ', '\n>From '),
  ].join('\n');
}

const LINES_ON_A_PAGE = 48;

function pdfOf(tale: Tale): string {
  const lines = linesOf(tale).flatMap(({ text }) => ['', ...wrapped(text)]);
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_ON_A_PAGE)
    pages.push(
      lines
        .slice(at, at + LINES_ON_A_PAGE)
        .map((line) => `(${pdfText(line)}) Tj T*`)
        .join('\n'),
    );
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, at) => {
      const stream = `BT /F1 11 Tf 14 TL 72 760 Td\n${page}\nET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function pdfText(line: string): string {
  return line
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[^\x20-\x7e]/g, '-')
    .replace(/[\\()]/g, '\\$&');
}

function wrapped(text: string): string[] {
  return text.match(/.{1,84}(?:\s|$)/g)?.map((line) => line.trimEnd()) ?? [text];
}
