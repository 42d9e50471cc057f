import type { Format } from '../format.ts';
import { readMail } from './reader.ts';
import { recogniseMail } from './recognise.ts';

/** Mails and news posts: what stories on mailing lists and newsgroups survive in. */
export const mailFormat: Format = {
  name: 'mail',
  title: 'Mail or news post',
  extensions: ['eml', 'mbox', 'msg'],
  recognise: recogniseMail,
  read: readMail,
};
