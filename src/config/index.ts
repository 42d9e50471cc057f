/** Environment and file to one typed value. The only room that reads `process.env`. */
export { isLoopback, readSettings, SETTINGS, type Settings, smtpPassword } from './settings.ts';
