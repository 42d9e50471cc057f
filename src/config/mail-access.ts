import { FanlightError } from '#errors';
import type { Settings } from './settings.ts';

const MIB = 1024 * 1024;

/** How the mail server is reached that books are sent by; the password is asked for at each sending, and kept nowhere. */
export type MailAccess = {
  host: string;
  port: number;
  security: Settings['smtpSecurity'];
  user: string | null;
  password: () => string;
  from: string;
  mostBytes: number;
};

/** The way to the mail server, or null where none, or no address of one's own, is set. `read` gives the text of a file. */
export function mailAccess(settings: Settings, read: (file: string) => string): MailAccess | null {
  const { smtpHost, smtpFrom, smtpUser } = settings;
  if (smtpHost === '' || smtpFrom === '') return null;
  return {
    host: smtpHost,
    port: settings.smtpPort,
    security: settings.smtpSecurity,
    user: smtpUser === '' ? null : smtpUser,
    password: () => smtpPassword(settings, read),
    from: smtpFrom,
    mostBytes: settings.smtpMaxMb * MIB,
  };
}

/**
 * The password for the mail server: FANLIGHT_SMTP_PASSWORD, or what stands in the file that the settings name. It is in no settings, so that
 * nothing that shows those shows it. Throws FL-SEND-SECRET.
 */
export function smtpPassword(
  { smtpPasswordFile }: Pick<Settings, 'smtpPasswordFile'>,
  read: (file: string) => string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const given = env['FANLIGHT_SMTP_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (smtpPasswordFile === '') throw new FanlightError('FL-SEND-SECRET');
  try {
    return read(smtpPasswordFile).replace(/\r?\n$/, '');
  } catch {
    throw new FanlightError('FL-SEND-SECRET');
  }
}
