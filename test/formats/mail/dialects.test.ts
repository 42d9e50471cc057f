import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { quotingOf, unquoteFrom, writeMailbox } from '../../../src/formats/messages/from-quoting.ts';
import { messagesOf } from '../../../src/formats/messages/messages-of.ts';
import { splitMailbox } from '../../../src/formats/messages/split-mailbox.ts';

const ENVELOPE = 'From jane@baker.example Mon Jan  5 10:00:00 1998\n';
const BODIES = [
  'From the window she watched.\n\n>From him no word came.\n',
  'A story.\n\nFrom Monday on, nobody came, Mon or Tue, in Jan 1998.\n\nIt was cold.\n',
  'Nothing here begins so.\n',
  '>>From twice quoted.\n\nFrom: nobody\n',
];

function header(at: number): string {
  return `From: jane@baker.example\nSubject: Part ${at}\nMessage-ID: <m${at}@baker.example>\n`;
}

/** A mailbox of the bodies in a dialect. */
function mailbox(quote: (body: string) => string, counted: boolean, newline = '\n'): Uint8Array {
  const text = BODIES.map((body, at) => {
    const written = quote(body).replaceAll('\n', newline);
    const length = counted ? `Content-Length: ${written.length}\n` : '';
    return (ENVELOPE + header(at) + length).replaceAll('\n', newline) + newline + written + newline;
  }).join('');
  return Buffer.from(text, 'latin1');
}

/** What stands under the header of each message that is found. */
async function bodiesOf(bytes: Uint8Array): Promise<string[]> {
  const messages = await messagesOf(bytes);
  return messages.map((message) =>
    Buffer.from(message)
      .toString('latin1')
      .replace(/^[\s\S]*?\r?\n\r?\n/, ''),
  );
}

const every = (body: string) => body.replace(/^(>*From )/gm, '>$1');
const plain = (body: string) => body.replace(/^From /gm, '>From ');
const none = (body: string) => body;

test.each([
  ['mboxrd', every, false],
  ['mboxcl2', none, true],
  ['no dialect at all', none, false],
])('a mailbox of %s gives back what was written', async (_, quote, counted) => {
  expect(await bodiesOf(mailbox(quote, counted))).toEqual(BODIES);
  const lines = await bodiesOf(mailbox(quote, counted, '\r\n'));
  expect(lines.map((body) => body.replaceAll('\r\n', '\n'))).toEqual(BODIES);
});

test('mboxcl gives back what was written but for lines that had a mark before', async () => {
  const found = await bodiesOf(mailbox(plain, true));
  expect(found).toEqual(BODIES.map((body) => body.replace(/^>From /gm, 'From ')));
});

test('mboxo is split rightly; lines that had a mark before lose one', async () => {
  const found = await bodiesOf(mailbox(plain, false));
  expect(found).toEqual(BODIES.map((body) => body.replace(/^>(>?From )/gm, '$1')));
});

test('a length that is not true is not believed', async () => {
  const bytes = Buffer.from(
    Buffer.from(mailbox(every, true))
      .toString('latin1')
      .replace(/Content-Length: \d+/g, 'Content-Length: 9'),
  );
  expect(await bodiesOf(bytes)).toEqual(BODIES);
});

test.each([
  ['a date and nothing that is a field after it', 'Mon Jan  5 10:00:00 1998\nand then it rained.'],
  ['a field after it but no date', 'the\nSubject: none'],
])('a line From with %s is no envelope', async (_, rest) => {
  const body = `It began so.\n\nFrom jane@baker.example ${rest}\n`;
  expect(await messagesOf(Buffer.from(`${ENVELOPE}${header(0)}\n${body}`))).toHaveLength(1);
});

test('what is written as a mailbox is read back byte for byte', async () => {
  const messages = BODIES.map((body, at) => Buffer.from(`${header(at)}\n${body}`));
  const found = await messagesOf(writeMailbox(messages));
  expect(found.map((message) => Buffer.from(message).toString())).toEqual(messages.map(String));
});

test('a mailbox larger than a window is split where it should be', async () => {
  const filler = 'A line of a long story that goes on.\n'.repeat(20_000);
  const text = Array.from({ length: 6 }, (_, at) => `${ENVELOPE}${header(at)}\n${filler}${at}\n\n`).join('');
  const bytes = Buffer.from(text);
  const read = async (start: number, end: number) => bytes.subarray(start, end);
  const ends: string[] = [];
  for await (const { span } of splitMailbox({ size: bytes.length, read }))
    ends.push(bytes.subarray(span.end - 2, span.end).toString());
  expect(ends).toEqual(['0\n', '1\n', '2\n', '3\n', '4\n', '5\n']);
});

test('what is quoted is told by the mailbox', () => {
  const line = Buffer.from('>>From afar\n>From near\n');
  expect(String(unquoteFrom(line, quotingOf(false, false)))).toBe('>From afar\nFrom near\n');
  expect(String(unquoteFrom(line, quotingOf(false, true)))).toBe('>>From afar\nFrom near\n');
  expect(String(unquoteFrom(line, quotingOf(true, true)))).toBe('>>From afar\n>From near\n');
});
