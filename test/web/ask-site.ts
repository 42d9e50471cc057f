/** Asks a site as the browser on its own pages does. */
import type { SampleSite } from './sample-library.ts';

/** The headers of a form that was sent from the site's own page. */
export const OWN_FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

/** The fields of a form; one with several values is sent several times. */
export type Form = Record<string, string | readonly string[]>;

/** A page: its status, its markup, and the words of its main part in one line. */
export async function getPage(
  { server }: SampleSite,
  url: string,
): Promise<{ status: number; body: string; text: string }> {
  const { statusCode, body } = await server.inject(url);
  const text = body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return { status: statusCode, body, text };
}

/** What a form is answered with, and where it leads on. */
export async function postForm(
  { server }: SampleSite,
  url: string,
  form: Form,
  headers: Record<string, string> = OWN_FORM,
): Promise<{ status: number; to: string; body: string }> {
  const values = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  const payload = new URLSearchParams(values).toString();
  const reply = await server.inject({ method: 'POST', url, headers, payload });
  return { status: reply.statusCode, to: String(reply.headers['location'] ?? ''), body: reply.body };
}
