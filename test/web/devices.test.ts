import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER } from '#catalogue';
import { signUpDevice } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { PUBLIC } from './world-site.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const deviceNamed = async (name: string) => {
  const device = await site.library.catalogue.deviceNamed(name);
  if (device === null) throw new Error(`no ${name}`);
  return device;
};

describe('the page of devices', () => {
  it('adds a device and tells what to type into it, once', async () => {
    expect((await getPage(site, '/devices')).text).toContain('No device has been added.');
    const added = await postForm(site, '/devices', { name: ' My  Kobo <3 ' });
    expect([added.status, await markupFaults(added.body)]).toEqual([200, []]);
    expect(added.body).toContain('My Kobo &lt;3');
    expect(added.body).toContain('those of this machine for itself');
    const [, token] = /\/key\/([a-z0-9-]{23})\/opds</.exec(added.body) ?? [];
    const login = { authorization: `Basic ${Buffer.from(`My Kobo <3:${token}`).toString('base64')}` };
    expect((await site.server.inject({ url: '/opds', headers: login })).statusCode).toBe(200);
    const page = await getPage(site, '/devices');
    expect(await markupFaults(page.body)).toEqual([]);
    expect(page.text).toContain('came last about');
    expect(page.body).not.toContain(token);
  });

  it('tells the public address where only this machine could use the one it was asked at', async () => {
    const world = await openSampleSite(undefined, { publicAddress: PUBLIC });
    const added = await postForm(world, '/devices', { name: 'Kobo' });
    expect(added.body).toContain(`${PUBLIC}/opds<`);
    expect(added.body).not.toContain('those of this machine for itself');
    await world.close();
  });

  it.each([
    ['My Kobo <3', 'Another device has this name already'],
    ['', 'Nothing was added'],
    ['a:b', 'Nothing was added'],
    ['x'.repeat(200), 'Nothing was added'],
  ])('refuses the name %j in words', async (name, says) => {
    const refused = await postForm(site, '/devices', { name });
    expect([refused.status, await markupFaults(refused.body)]).toEqual([400, []]);
    expect(refused.body).toContain(says);
  });

  it('makes a device that signed up the reader’s own', async () => {
    await signUpDevice(site.library, 'Guest', 'key');
    expect((await getPage(site, '/devices')).text).toContain('It signed up by itself');
    const { id } = await deviceNamed('Guest');
    expect((await postForm(site, `/devices/${id}/adopt`, {})).to).toBe('/devices');
    expect((await deviceNamed('Guest')).reader).toBe(OWN_READER);
    expect((await getPage(site, '/devices')).text).not.toContain('It signed up by itself');
  });

  it('gives a token what it may do, and takes it away again', async () => {
    const added = await postForm(site, '/devices', { name: 'Script', scope: ['mark', 'edit'] });
    expect(added.body).toContain('/api/v1');
    expect(added.body).toContain('read, mark works and correct works');
    const [, token = ''] = /Bearer ([a-z0-9-]{23})/.exec(added.body) ?? [];
    const scopes = async () => {
      const headers = { authorization: `Bearer ${token}` };
      const { body } = await site.server.inject({ url: '/api/v1/library', headers });
      return JSON.parse(body).scopes as string[];
    };
    expect(await scopes()).toEqual(['read', 'mark', 'edit']);
    const { id } = await deviceNamed('Script');
    expect((await postForm(site, `/devices/${id}/scopes`, { scope: 'import' })).to).toBe('/devices');
    expect(await scopes()).toEqual(['read', 'import']);
    const page = await getPage(site, '/devices');
    expect(await markupFaults(page.body)).toEqual([]);
    expect(page.text).toContain('A program with its token may read and import');
    expect((await postForm(site, `/devices/${id}/scopes`, {})).status).toBe(303);
    expect(await scopes()).toEqual(['read']);
    expect((await postForm(site, `/devices/${id}/scopes`, { scope: 'all' })).status).toBe(400);
    expect((await postForm(site, '/devices/999/scopes', { scope: 'mark' })).status).toBe(404);
  });

  it('keeps what was ticked where a name is refused', async () => {
    const refused = await postForm(site, '/devices', { name: 'a:b', scope: ['edit'] });
    expect(refused.body).toContain('id="device-may-1" name="scope" value="edit" checked');
    expect(refused.body).toContain('id="device-may-0" name="scope" value="mark">');
  });

  it('removes a device, which comes in no more', async () => {
    const { id } = await deviceNamed('Guest');
    expect((await postForm(site, `/devices/${id}/remove`, {})).status).toBe(303);
    const headers = { 'x-auth-user': 'Guest', 'x-auth-key': 'key' };
    expect((await site.server.inject({ url: '/users/auth', headers })).statusCode).toBe(401);
    for (const does of ['remove', 'adopt'])
      expect((await postForm(site, `/devices/${id}/${does}`, {})).status).toBe(404);
  });
});
