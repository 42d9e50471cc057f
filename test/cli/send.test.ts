import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { expect, it, onTestFinished } from 'vitest';
import { smtpServer } from '../library/smtp-server.ts';
import { runFanlight } from './run-fanlight.ts';

const SECRET = 'a password nobody may read';

it('sends a work to an e-reader that was kept, with a password from the environment, and shows it nowhere', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-send-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const story = path.join(folder, 'lamp.txt');
  writeFileSync(
    story,
    `Title: The Lamp\nAuthor: Margery Quill\n\n***\n\n${'The lamp had been out for an hour.\n\n'.repeat(9)}`,
  );
  const { port, received } = await smtpServer({ password: SECRET });
  const env = {
    FANLIGHT_DATA: path.join(folder, 'data'),
    FANLIGHT_SMTP_HOST: '127.0.0.1',
    FANLIGHT_SMTP_PORT: String(port),
    FANLIGHT_SMTP_SECURITY: 'none',
    FANLIGHT_SMTP_USER: 'quill',
    FANLIGHT_SMTP_FROM: 'quill@home.example',
    FANLIGHT_SMTP_PASSWORD: SECRET,
  };
  const fanlight = (...args: string[]) => runFanlight(args, { env });
  await fanlight('import', story);
  const address = 'quill@kindle.example';
  expect(await fanlight('ereaders', 'add', 'Kindle', address, 'quil@kindle.example')).toMatchObject({
    code: 2,
  });
  expect(await fanlight('ereaders', 'add', 'Kindle', address, address)).toMatchObject({ code: 0 });
  const sent = await fanlight('send', '1', 'Kindle');
  expect(sent).toMatchObject({ code: 0 });
  expect(received).toMatchObject([{ to: [address], login: 'quill' }]);
  const mail = await PostalMime.parse(received[0]?.source ?? new Uint8Array());
  expect(mail.attachments[0]?.filename).toBe('The-Lamp-Margery-Quill.epub');
  const listed = await fanlight('ereaders', 'list');
  expect(listed.stdout).toMatch(/1 {2}Kindle {2}quill@kindle\.example {2}last tried \d{4}-\d\d-\d\d/);

  const refused = await runFanlight(['send', '1', 'Kindle'], {
    env: { ...env, FANLIGHT_SMTP_PASSWORD: `${SECRET}!` },
  });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('FL-SEND-LOGIN');
  expect(`${refused.stderr}${refused.stdout}${sent.stderr}`).not.toContain(SECRET);
  expect(await fanlight('ereaders', 'remove', '1')).toMatchObject({ code: 0 });
  expect((await fanlight('send', '1', 'Kindle')).stderr).toContain('FL-SEND-UNKNOWN');
});
