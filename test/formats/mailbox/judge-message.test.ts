import { expect, test } from 'vitest';
import { readSubject } from '#headers';
import { judgeMessage } from '../../../src/formats/messages/judge-message.ts';

const WORDS = 'The lamp turned all night and nobody came to put it out. '.repeat(3);

test.each([
  ['FIC: The Lamp', 'story'],
  ['[FIC] The Lamp', 'story'],
  ['FIC - The Lamp', 'story'],
  ['[fic-list] FIC: The Lamp', 'story'],
  ['[fic-list] Who has seen the new film?', 'chatter'],
  ['[story-lovers] hello everybody', 'chatter'],
])('%j is a %s', (subject, kind) => {
  const message = { subject, read: readSubject(subject), reply: false, text: WORDS, length: WORDS.length };
  expect(judgeMessage(message).kind).toBe(kind);
});
