/** A message with a book. `subject` and `text` are plain text of one line each. */
export type BookMessage = {
  to: string;
  subject: string;
  text: string;
  book: { fileName: string; mediaType: string; bytes: Uint8Array };
};

/** What sends mail. */
export type Mailer = {
  /** The address that messages come from. */
  readonly from: string;
  /** The largest message that the server takes, as far as is known: bytes as they are sent. */
  readonly mostBytes: number;
  /**
   * Hands a message to the mail server; what becomes of it then nobody here is told. Throws FL-SEND-LOGIN, FL-SEND-SERVER,
   * FL-SEND-REFUSED, FL-SEND-LARGE and FL-SEND-SECRET.
   */
  send(message: BookMessage): Promise<void>;
};
