/** The language of answers: what the reader set, or else what the browser asks for. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inLanguage, type LanguageTag, languageAsked } from '#words';
import { settingsFromCookies } from './settings.ts';

/**
 * Has every answer said in the language of its request. Twice for each request, since what follows the reading of a body no
 * longer follows from the beginning of the request.
 */
export function speakAsAsked(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _, done) => inLanguage(languageOf(request), done));
  server.addHook('preValidation', (request, _, done) => inLanguage(languageOf(request), done));
}

/** The language that a request is answered in. */
export function languageOf({ headers }: FastifyRequest): LanguageTag {
  const { language } = settingsFromCookies(headers.cookie);
  return language === 'auto' ? languageAsked(headers['accept-language']) : language;
}
