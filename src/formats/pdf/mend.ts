import { Buffer } from 'node:buffer';

/** Pages that are gathered from a file without a list of them. */
const MOST_PAGES = 5000;
const OBJECT = /(?:^|[\r\n\s])(\d{1,9}) (\d{1,5}) obj\b/g;
/** How far into an object its type may stand, bytes. */
const LOOKED_AT = 2000;

/**
 * A file that lost its end, and with it the way to its pages: a new trailer is put behind it that leads to the catalogue, or
 * to a list of the pages whose objects are still there. Null where neither is (or they are packed into streams).
 */
export function mendPdf(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = [...text.matchAll(OBJECT)].map((match) => ({
    number: Number(match[1]),
    reference: `${match[1]} ${match[2]} R`,
    head:
      text
        .slice(match.index + match[0].length, match.index + match[0].length + LOOKED_AT)
        .split('endobj')[0] ?? '',
  }));
  const catalogue = objects.findLast(({ head }) => /\/Type\s{0,9}\/Catalog\b/.test(head));
  const tree = /\/Pages (\d{1,9} \d{1,5}) R/.exec(catalogue?.head ?? '')?.[1];
  const isWhole = tree !== undefined && objects.some(({ reference }) => reference === `${tree} R`);
  if (catalogue !== undefined && isWhole) return appended(bytes, '', catalogue.reference);
  const pages = objects.filter(({ head }) => /\/Type\s{0,9}\/Page\b/.test(head)).slice(0, MOST_PAGES);
  if (pages.length === 0) return null;
  const next = objects.reduce((most, { number }) => Math.max(most, number), 0) + 1;
  const kids = pages.map(({ reference }) => reference).join(' ');
  const list = `${next} 0 obj\n<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>\nendobj\n`;
  const root = `${next + 1} 0 obj\n<< /Type /Catalog /Pages ${next} 0 R >>\nendobj\n`;
  return appended(bytes, `${list}${root}`, `${next + 1} 0 R`);
}

function appended(bytes: Uint8Array, objects: string, root: string): Uint8Array {
  const tail = `\nendstream\nendobj\n${objects}trailer\n<< /Root ${root} >>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(tail, 'latin1')]);
}
