/** A server that stops while it is asked by many, over real connections. */
import { Agent, request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';

/** What became of a request: its whole answer, one that ended too early, or none at all. */
type Fate = { kind: 'whole'; closes: boolean } | { kind: 'cut' } | { kind: 'none'; code: string };

function ask(port: number, path: string, agent: Agent): Promise<Fate> {
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path, agent }, (answer) => {
      let length = 0;
      answer.on('data', (piece: Buffer) => {
        length += piece.length;
      });
      answer.on('error', () => resolve({ kind: 'cut' }));
      answer.on('close', () => {
        const said = Number(answer.headers['content-length'] ?? length);
        const isWhole = answer.complete && length === said && answer.statusCode === 200;
        resolve(isWhole ? { kind: 'whole', closes: answer.headers.connection === 'close' } : { kind: 'cut' });
      });
    });
    asking.on('error', (thrown: NodeJS.ErrnoException) => resolve({ kind: 'none', code: thrown.code ?? '' }));
    asking.end();
  });
}

function portOf({ server }: SampleSite): number {
  const [address] = server.addresses();
  return typeof address === 'object' ? address.port : 0;
}

describe('a server that is stopped under load', () => {
  it('cuts no answer, tells those who stay to go, and takes nobody new', async () => {
    const site = await openSampleSite(SAMPLE_WORKS, {}, { grace: 20_000 });
    await site.server.listen({ host: '127.0.0.1', port: 0 });
    const port = portOf(site);
    const fates: Fate[] = [];
    let isLoading = true;
    const client = async (at: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (isLoading) {
        // Made anew each time: nothing comes from the shelf of pages.
        const fate = await ask(port, `/works?q=words%3A%3E${at}&n=${fates.length}`, agent);
        fates.push(fate);
        if (fate.kind === 'none') break;
      }
      agent.destroy();
    };
    const clients = Array.from({ length: 8 }, (_, at) => client(at));
    while (fates.length < 24) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = fates.length;
    await site.server.close();
    isLoading = false;
    await Promise.all(clients);
    await site.close();
    const after = fates.slice(before);
    expect(fates.filter(({ kind }) => kind === 'cut')).toEqual([]);
    expect(after.some((fate) => fate.kind === 'whole' && fate.closes)).toBe(true);
    // Whoever came afterwards met a closed door, not half an answer.
    for (const fate of fates) if (fate.kind === 'none') expect(fate.code).toBe('ECONNREFUSED');
    expect(fates.some(({ kind }) => kind === 'none')).toBe(true);
  });

  it('waits no longer than it may', async () => {
    const site = await openSampleSite(SAMPLE_WORKS, {}, { grace: 300 });
    await site.server.listen({ host: '127.0.0.1', port: 0 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { catalogue } = site.library;
    const works = catalogue.work;
    Object.assign(catalogue, { work: () => held.then(() => null) });
    const fate = ask(portOf(site), '/works/1', new Agent());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    await site.server.close();
    const took = performance.now() - started;
    release();
    // Nothing was sent when the connection was cut, and the late answer is no answer any more.
    expect((await fate).kind).toBe('none');
    expect(took).toBeGreaterThanOrEqual(290);
    expect(took).toBeLessThan(3_000);
    Object.assign(catalogue, { work: works });
    await site.close();
  });

  it('ends where the clock stands still or was set back', async () => {
    const site = await openSampleSite();
    await site.server.listen({ host: '127.0.0.1', port: 0 });
    const agent = new Agent();
    expect(await ask(portOf(site), '/works', agent)).toMatchObject({ kind: 'whole' });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(0);
    onTestFinished(() => clock.mockRestore());
    const started = performance.now();
    await site.close();
    expect(performance.now() - started).toBeLessThan(5000);
    agent.destroy();
  }, 30_000);
});
