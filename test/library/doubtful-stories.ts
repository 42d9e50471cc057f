/** Stories whose headers can be read with doubt only; their authors left private things beside their pseudonyms. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Words that no page, command or file of the queue may show. */
export const PRIVATE_WORDS = ['Josephine', 'Quill', 'mara@', 'tides.example', 'Bettine', '~mara'];

/** A story without labels for its title and author. */
export function unlabelled(title: string, author = 'Mara Ives'): string {
  return `${title}
by ${author} (Josephine Quill) <mara@tides.example>

Fandom: Harbour Lights
Beta: Bettine Oak
Feedback: mara@tides.example
Homepage: http://www.tides.example/~mara/

The lamp had been out for an hour when Dane came up the stairs, and gulls had settled on the rail of ${title}.
Nobody had lit it. Nobody, it seemed, had thought to.

The End
`;
}

const JEST = `Title: Four Bells
Author: Sable Quay
Fandom: Harbour Lights
Rating: R for Ridiculous

The bell rang four times before anyone thought to ask who was ringing it, and by then it had stopped.
`;

/** Writes four stories into a folder: three without labels for title and author, one with a rating in jest. */
export function writeDoubtfulStories(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '1.txt'), unlabelled('The Tide Table'));
  writeFileSync(path.join(folder, '2.txt'), unlabelled('The Saltmarsh Table'));
  writeFileSync(path.join(folder, '3.txt'), unlabelled('The Lantern Table', 'Sable Quay'));
  writeFileSync(path.join(folder, '4.txt'), JEST);
}
