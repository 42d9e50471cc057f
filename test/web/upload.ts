/** Files in a form, as a browser sends them. */
import type { ImportingSite } from './sample-library.ts';

const EDGE = 'fanlight-test-edge';

/** The body of a form with these files, by the names that are sent. */
export function filesForm(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(
      `--${EDGE}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, Buffer.from(`--${EDGE}--\r\n`)]);
}

/** The headers of such a form from the site's own page. */
export const FILES_FORM = {
  'content-type': `multipart/form-data; boundary=${EDGE}`,
  'sec-fetch-site': 'same-origin',
};

/** Sends files; the address that it leads on to is empty where they were refused. */
export async function upload(
  { server }: ImportingSite,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ status: number; to: string; body: string }> {
  const reply = await server.inject({
    method: 'POST',
    url: '/imports/upload',
    headers: FILES_FORM,
    payload: filesForm(files),
  });
  return { status: reply.statusCode, to: String(reply.headers['location'] ?? ''), body: reply.body };
}
