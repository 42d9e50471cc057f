import { localName, xmlElementsBelow } from '#markup';
import { parseLoosely } from './loose-xml.ts';
import type { BookArchive } from './open-archive.ts';
import { attributeOf } from './read-package.ts';

/** Ways of scrambling fonts, which protect nothing else (EPUB 3.3 §4.4, Adobe's older one). */
const FONT_SCRAMBLING = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

/** The paths of files that are encrypted (OCF 3.3 §4.2.6.3.2), scrambled fonts left out. */
export function encryptedPaths(archive: BookArchive, textOf: (path: string) => string): Set<string> {
  const paths = new Set<string>();
  const list = archive.paths.find((path) => /(?:^|\/)META-INF\/encryption\.xml$/i.test(path));
  if (list === undefined) return paths;
  const root = list.replace(/META-INF\/[^/]*$/i, '');
  let scrambling = false;
  for (const element of xmlElementsBelow(parseLoosely(textOf(list)).root)) {
    const name = localName(element.name).toLowerCase();
    if (name === 'encrypteddata') scrambling = false;
    if (name === 'encryptionmethod')
      scrambling ||= FONT_SCRAMBLING.test(attributeOf(element, 'algorithm') ?? '');
    const uri = name === 'cipherreference' ? attributeOf(element, 'uri') : null;
    const found = uri === null || scrambling ? null : archive.find(root + uri);
    if (found !== null) paths.add(found);
  }
  return paths;
}
