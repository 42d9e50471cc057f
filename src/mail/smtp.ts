import { Buffer } from 'node:buffer';
import { type ErrorCode, FanlightError } from '#errors';
import type { BookMessage, Mailer } from './mailer.ts';

/**
 * How a mail server is reached. `security`: encrypted from the start (`tls`, mostly port 465), after a greeting (`starttls`, mostly
 * 587; never without), or not at all. Without a user nobody logs in.
 */
export type SmtpAccess = {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string | null;
  /** Asked for at each sending, and kept nowhere. Throws FL-SEND-SECRET. */
  password: () => string;
  from: string;
  mostBytes: number;
};

/** Times in milliseconds. */
const CONNECT = 15_000;
const SILENCE = 60_000;

/** The mailer of a server that is set; null where none is. */
export function openMailer(access: SmtpAccess | null): Mailer | null {
  return access === null ? null : openSmtp(access);
}

/** A mailer over SMTP (RFC 5321). It connects for each message, and says nothing of the password in any error. */
export function openSmtp(access: SmtpAccess): Mailer {
  const { host, port, security, user, password, from, mostBytes } = access;
  return {
    from,
    mostBytes,
    async send(message) {
      const auth = user === null ? {} : { auth: { user, pass: password() } };
      // Read when a book is sent: every command would start a sixth later.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host,
        port,
        secure: security === 'tls',
        requireTLS: security === 'starttls',
        ignoreTLS: security === 'none',
        ...auth,
        connectionTimeout: CONNECT,
        greetingTimeout: CONNECT,
        socketTimeout: SILENCE,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail(mailOf(message, from));
      } catch (thrown) {
        throw new FanlightError(codeOf(thrown), answerOf(thrown));
      } finally {
        transport.close();
      }
    },
  };
}

function mailOf({ to, subject, text, book }: BookMessage, from: string) {
  return {
    from,
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    xMailer: false as const,
    attachments: [
      { filename: oneLine(book.fileName), contentType: book.mediaType, content: Buffer.from(book.bytes) },
    ],
  };
}

/** A header is one line, whatever a title says. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

const UNREACHED = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'ETLS', 'ESTREAM']);

function codeOf(thrown: unknown): ErrorCode {
  const { code, responseCode } = detailsOf(thrown);
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535)
    return 'FL-SEND-LOGIN';
  if (responseCode === 552 || responseCode === 523) return 'FL-SEND-LARGE';
  if (code !== null && UNREACHED.has(code)) return 'FL-SEND-SERVER';
  return 'FL-SEND-REFUSED';
}

/** The server's three digits; its words may repeat what was sent to it. */
function answerOf(thrown: unknown): string | undefined {
  const { code, responseCode } = detailsOf(thrown);
  return responseCode === null ? (code ?? undefined) : `SMTP ${responseCode}`;
}

function detailsOf(thrown: unknown): { code: string | null; responseCode: number | null } {
  const has = thrown instanceof Error ? (thrown as Error & { code?: unknown; responseCode?: unknown }) : {};
  return {
    code: 'code' in has && typeof has.code === 'string' ? has.code : null,
    responseCode: 'responseCode' in has && typeof has.responseCode === 'number' ? has.responseCode : null,
  };
}
