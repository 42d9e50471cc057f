import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { devTools } from '../../src/printing/pipe.ts';

function pipes() {
  const [to, from] = [new PassThrough(), new PassThrough()];
  return { from, ask: devTools(to, from) };
}

it('gives each the answer to what it asked, in whatever pieces it comes', async () => {
  const { from, ask } = pipes();
  const [first, second] = [ask('Page.enable'), ask('Page.disable')];
  from.write('{"method":"Page.loaded"}\0{"id":2,"result":{"is":"second"}}\0{"id":1,');
  from.write('"error":{"message":"no such page"}}\0');
  expect(await second).toEqual({ is: 'second' });
  await expect(first).rejects.toMatchObject({ code: 'FL-PRINT-FAILED', subject: 'no such page' });
});

it.each(['no JSON', 'null', '3', '"text"', '[]', '', '{"id":'])(
  'ends where a browser says %j',
  async (said) => {
    const { from, ask } = pipes();
    const first = ask('Page.enable');
    from.write(`${said}\0{"id":1,"result":{}}\0`);
    await expect(first).rejects.toMatchObject({ code: 'FL-PRINT-FAILED' });
    from.write('{"id":2,"result":{}}\0');
    await expect(ask('Page.disable')).rejects.toMatchObject({ code: 'FL-PRINT-FAILED' });
  },
);

it.each(['{"id":1,"result":null}', '{"id":1,"error":null,"result":{}}'])(
  'bears an answer of nothing: %s',
  async (said) => {
    const { from, ask } = pipes();
    const first = ask('Page.enable');
    from.write(`${said}\0`);
    expect(await first).toEqual({});
  },
);

it('ends where a message is larger than any that is waited for', async () => {
  const { from, ask } = pipes();
  const first = ask('Page.enable');
  const chunk = Buffer.alloc(8 * 1024 * 1024, 'x');
  from.resume();
  for (let part = 0; part < 9; part += 1) from.write(chunk);
  await expect(first).rejects.toMatchObject({ code: 'FL-PRINT-FAILED', subject: 'it said too much' });
});
