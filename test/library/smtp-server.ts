import { Buffer } from 'node:buffer';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A message as it came, its dots unstuffed, and who logged in. */
export type ReceivedMail = { from: string; to: string[]; login: string | null; source: Uint8Array };

/** What the server does otherwise than take everything: answers for a command, by its first word. */
export type SmtpOptions = { password?: string; refuse?: Record<string, string>; size?: number };

/** A mail server on this machine that takes messages and sends none (RFC 5321), closed when the test ends. */
export async function smtpServer(
  options: SmtpOptions = {},
): Promise<{ port: number; received: ReceivedMail[] }> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket, options, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, received };
}

function serve(socket: Socket, { password, refuse = {}, size }: SmtpOptions, received: ReceivedMail[]): void {
  let left = Buffer.alloc(0);
  let inData = false;
  let mail = { from: '', to: [] as string[] };
  let login: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.example ESMTP');
  socket.on('data', (chunk) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      if (inData) {
        const end = left.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const source = Buffer.from(
          left
            .subarray(0, end + 2)
            .toString('latin1')
            .replace(/(^|\r\n)\.\./g, '$1.'),
          'latin1',
        );
        left = left.subarray(end + 5);
        inData = false;
        const refused = refuse['.'];
        if (refused === undefined) received.push({ ...mail, login, source });
        say(refused ?? '250 taken');
        mail = { from: '', to: [] };
        continue;
      }
      const end = left.indexOf('\r\n');
      if (end < 0) return;
      const line = left.subarray(0, end).toString('utf8');
      left = left.subarray(end + 2);
      const [word = ''] = line.toUpperCase().split(' ');
      const refused = refuse[word];
      if (refused !== undefined) say(refused);
      else if (word === 'EHLO')
        socket.write(
          [
            '250-mail.example',
            ...(size === undefined ? [] : [`250-SIZE ${size}`]),
            '250-8BITMIME',
            '250 AUTH PLAIN',
          ]
            .map((one) => `${one}\r\n`)
            .join(''),
        );
      else if (word === 'AUTH') {
        const [, user = '', given] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString('utf8')
          .split('\0');
        login = given === password ? user : null;
        say(login === null ? '535 5.7.8 no' : '235 2.7.0 welcome');
      } else if (word === 'MAIL') {
        mail.from = /<([^>]*)>/.exec(line)?.[1] ?? '';
        say('250 ok');
      } else if (word === 'RCPT') {
        mail.to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
        say('250 ok');
      } else if (word === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (word === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('502 5.5.1 not here');
    }
  });
}
