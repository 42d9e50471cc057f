/** Sending a book by mail: the seam, and the one way there is, SMTP. Nothing is received, and nothing but what a person asked for is sent. */
export type { BookMessage, Mailer } from './mailer.ts';
export { openMailer, openSmtp } from './smtp.ts';
