import { Buffer } from 'node:buffer';

/** How lines that begin `From ` are quoted: every one with a `>` more, only the plain ones, or none at all. */
export type FromQuoting = 'every' | 'plain' | 'none';

/**
 * The quoting of a message's mailbox: none where a plain line proves it (`bare`, mboxcl2), only of plain lines where
 * lengths are counted (mboxcl), else as mboxrd has it, from which mboxo differs only in lines quoted before.
 */
export function quotingOf(bare: boolean, counted: boolean): FromQuoting {
  if (bare) return 'none';
  return counted ? 'plain' : 'every';
}

/** A message as it was before its mailbox quoted it. */
export function unquoteFrom(bytes: Uint8Array, quoting: FromQuoting): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (quoting === 'none' || !buffer.includes('>From ')) return bytes;
  const quoted = quoting === 'every' ? /^>(>{0,200}From )/gm : /^>(From )/gm;
  return Buffer.from(buffer.toString('latin1').replace(quoted, '$1'), 'latin1');
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
