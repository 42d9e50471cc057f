import { Buffer } from 'node:buffer';

/** Takes one `>` off every line of `>From `, as mboxrd has it; mboxo and mboxcl write the same for a single one. */
export function unquoteFrom(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes('>From ')) return bytes;
  return Buffer.from(buffer.toString('latin1').replace(/^>(>{0,200}From )/gm, '$1'), 'latin1');
}

/** The envelope that stands before each message of a mailbox made here; it says nothing that the header does not. */
const ENVELOPE = 'From mail@fanlight.invalid Thu Jan  1 00:00:00 1970\n';

/** Messages as one mailbox in the mboxrd dialect: every line that begins `From `, quoted or not, has one `>` more. */
export function writeMailbox(messages: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    messages.flatMap((message) => [
      Buffer.from(ENVELOPE),
      quoteFrom(message),
      Buffer.from(message.at(-1) === 0x0a ? '\n' : '\n\n'),
    ]),
  );
}

function quoteFrom(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes('From ')) return bytes;
  return Buffer.from(buffer.toString('latin1').replace(/^(>{0,200}From )/gm, '>$1'), 'latin1');
}
