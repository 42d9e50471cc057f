/** Longest name of a folder or file: characters as calibre shortens them, and bytes, of which every system takes 255. */
const LONGEST = 80;
const MOST_BYTES = 200;
/** What some system does not take in names, and what calibre itself replaces (`sanitize_file_name` of calibre). */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069\\/:*?"<>|+[\]]/gu;
/** Names that Windows keeps for devices, whatever ending they have. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Where a book is in calibre's layout: its folder, and what its files are called. */
export type CalibrePlace = { folder: string; stem: string };

/**
 * Where calibre would put a book: `Author/Title (id)/Title - Author`. Names that every file system takes; two books never share
 * a folder, since their numbers differ.
 */
export function calibrePlace(title: string, creators: readonly string[], id: number): CalibrePlace {
  const author = safeName(creators[0] ?? '', 'Unknown');
  const name = safeName(title, 'Untitled');
  return { folder: `${author}/${name} (${id})`, stem: `${name} - ${author}`.slice(0, LONGEST * 2) };
}

function safeName(text: string, nameless: string): string {
  const plain = text.toWellFormed().normalize('NFC').replace(UNSAFE, '_').replace(/\s+/g, ' ').trim();
  const short = withinBytes([...plain].slice(0, LONGEST).join(''));
  const bare = short.replace(/[. ]+$/, '').replace(/^\./, '_');
  if (bare.replaceAll('_', '') === '') return nameless;
  return RESERVED.test(bare) ? `_${bare}` : bare;
}

/** Cut between whole characters, with room for the other half of a file's name. */
function withinBytes(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES / 2) break;
    kept += character;
  }
  return kept;
}
