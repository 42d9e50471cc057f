import { expect, test } from 'vitest';
import { messagesOf } from '../../../src/formats/messages/messages-of.ts';
import { openMessage } from '../../../src/formats/messages/open-message.ts';
import { corpusBytes, corpusFolder } from '../../corpus-folder.ts';

const folder = corpusFolder('mail');

/** Messages, and words of the first one's text, as Python's `mailbox` and `email` give them. */
const FILES: [string, number, string[]][] = [
  ['headers.mbox', 1, ['Test content']],
  ['multiline.mbox', 1, []],
  ['multiline2.mbox', 1, ['Test content\n    outside of header\nContent-type: something']],
  ['quoted.mbox', 1, ['Test content\n> quoted stuff']],
  ['simple.mbox', 2, ['Test content 1']],
  ['single_mail.mbox', 1, []],
  ['testMBOX_complex.mbox', 1, ['My name is Another Person. body 1', 'Sincerely,']],
];

if (folder !== null) {
  test.each(FILES)('%s is split and opened as it is by others', async (name, count, texts) => {
    const messages = await messagesOf(corpusBytes(folder, name));
    expect(messages).toHaveLength(count);
    const opened = await openMessage(messages[0] ?? new Uint8Array());
    const text = opened.bodies.map((body) => (body.kind === 'text' ? body.text : '')).join('\n');
    for (const one of texts) expect(text).toContain(one);
  });
} else {
  test('the mailboxes of the shared corpus were left out: the folder is not there', () => {
    expect(folder).toBeNull();
  });
}
