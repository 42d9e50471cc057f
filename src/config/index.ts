/** Environment and file to one typed value. The only room that reads `process.env`. */
export { mailAccess, smtpPassword } from './mail-access.ts';
export { isLoopback, readSettings, SETTINGS, type Settings } from './settings.ts';
