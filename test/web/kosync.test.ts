/** What a server must do so that KOReader keeps positions there; the numbers are those of the list of requirements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeviceId, OWN_READER } from '#catalogue';
import { addDevice, adoptDevice } from '#library';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const ACCEPT = { accept: 'application/vnd.koreader.v1+json' };
const KEY = '5f4dcc3b5aa765d61d8327deb882cf99';
type Headers = Record<string, string>;
const as = (user: string, key = KEY): Headers => ({ 'x-auth-user': user, 'x-auth-key': key });

async function ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, headers: Headers, body?: unknown) {
  const payload =
    body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
  const reply = await site.server.inject({ method, url, headers: { ...ACCEPT, ...headers }, ...payload });
  return {
    status: reply.statusCode,
    type: String(reply.headers['content-type']).replace(/;.*/, ''),
    body: reply.body,
  };
}
const json = ({ body }: { body: string }) => JSON.parse(body) as Record<string, unknown>;
const create = (username: unknown, password: unknown = KEY) =>
  ask('POST', '/users/create', {}, { username, password });
const push = (user: string, body: unknown, key = KEY) => ask('PUT', '/syncs/progress', as(user, key), body);
const pull = (user: string, document: string) =>
  ask('GET', `/syncs/progress/${encodeURIComponent(document)}`, as(user));
const said = (document: unknown, over: object = {}) => ({
  document,
  progress: '/body/DocFragment[11]/body/div/p[7]/text().123',
  percentage: 0.25,
  device: 'Kobo',
  device_id: 'A1B2',
  ...over,
});

beforeAll(async () => {
  for (const name of ['anne', 'bo']) expect((await create(name)).status).toBe(201);
});

describe('transport', () => {
  it('1 the calls hang below the address of the site, and below /kosync', async () => {
    for (const base of ['', '/kosync']) {
      const reply = await ask('GET', `${base}/users/auth`, as('anne'));
      expect([base, reply.status]).toEqual([base, 200]);
    }
  });

  it.each<[string, Headers]>([
    ['the app’s Accept and no Content-Type', ACCEPT],
    ['no Accept', { accept: '*/*' }],
    ['JSON', { 'content-type': 'application/json' }],
    ['JSON with a charset', { 'content-type': 'application/json; charset=utf-8' }],
    ['a form, which it is not', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', { 'content-type': 'text/plain' }],
  ])('2, 3 it takes %s and answers JSON', async (_, headers) => {
    const reply = await ask('PUT', '/syncs/progress', { ...as('anne'), ...headers }, said('transport'));
    expect([reply.status, reply.type]).toEqual([200, 'application/json']);
  });

  it('5 an unknown path gives 404 and no positions', async () => {
    for (const url of ['/syncs', '/syncs/progress/', '/users', '/kosync', '/v1/syncs/progress/transport']) {
      const reply = await ask('GET', url, as('anne'));
      expect([url, reply.status, reply.body.includes('DocFragment')]).toEqual([url, 404, false]);
    }
  });

  it('refuses what a page elsewhere sends through a browser', async () => {
    const foreign = { ...as('anne'), origin: 'http://evil.example' };
    const reply = await ask('PUT', '/syncs/progress', foreign, said('evil'));
    expect([reply.status, json(reply)['code']]).toEqual([403, 2003]);
    const created = await ask(
      'POST',
      '/users/create',
      { 'sec-fetch-site': 'cross-site' },
      {
        username: 'evil',
        password: KEY,
      },
    );
    expect(created.status).toBe(403);
    expect(json(await pull('anne', 'evil'))).toEqual({});
  });

  it('lets other forms of the site be as guarded as before', async () => {
    const reply = await ask('POST', '/works/1/marks', as('anne'), 'mark=opened&set=yes');
    expect(reply.status).toBe(403);
  });
});

describe('accounts', () => {
  it('6, 7 the key is compared as it is', async () => {
    const auth = async (user: string, key: string) => (await ask('GET', '/users/auth', as(user, key))).status;
    expect(await auth('anne', KEY)).toBe(200);
    expect(await auth('anne', 'password')).toBe(401);
    expect(await auth('anne', KEY.toUpperCase())).toBe(401);
    expect(await auth('anne', `${KEY} `.repeat(2))).toBe(401);
  });

  it.each<[string, unknown]>([
    ['with blanks', 'my Kobo'],
    ['with an address', 'reader@books.example'],
    ['in another script', '水滸'],
    ['with quotes', `o'"hara`],
  ])('8 names may be %s', async (_, name) => {
    const created = await create(name);
    expect([created.status, json(created)]).toEqual([201, { username: name }]);
    // As the bytes of a header come in.
    const sent = Buffer.from(String(name)).toString('latin1');
    expect((await ask('GET', '/users/auth', as(sent))).status).toBe(200);
  });

  it.each<[string, unknown, unknown]>([
    ['an empty name', '', KEY],
    ['a colon', 'a:b', KEY],
    ['a name that is none', 7, KEY],
    ['no name', undefined, KEY],
    ['a name without end', 'x'.repeat(5_000), KEY],
    ['an empty key', 'someone', ''],
    ['no key', 'someone', null],
  ])('8, 9 refuses %s with 403 and 2003', async (_, username, password) => {
    const reply = await ask('POST', '/users/create', {}, { username, password });
    expect([reply.status, json(reply)['code'], typeof json(reply)['message']]).toEqual([403, 2003, 'string']);
  });

  it.each(['', '{', '[]', 'null', '"x"', '<x/>'])('9 refuses the body %j', async (body) => {
    const reply = await ask('POST', '/users/create', {}, body);
    expect([reply.status, json(reply)['code']]).toEqual([403, 2003]);
  });

  it('9 a name that is taken gives 402 and 2002, also with another key', async () => {
    for (const key of [KEY, 'other']) {
      const reply = await create('anne', key);
      expect([reply.status, json(reply)['code']]).toEqual([402, 2002]);
    }
    expect((await ask('GET', '/users/auth', as('anne'))).status).toBe(200);
  });

  it('9 a library that has enough of them gives 402 and 2005', async () => {
    const other = await openSampleSite([]);
    const payload = (name: string) => JSON.stringify({ username: name, password: KEY });
    const statuses: number[] = [];
    for (let at = 0; at <= 50; at += 1) {
      const reply = await other.server.inject({
        method: 'POST',
        url: '/users/create',
        payload: payload(`${at}`),
      });
      statuses.push(reply.statusCode);
      if (at === 50) expect(reply.json()).toMatchObject({ code: 2005 });
    }
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 201), 402]);
    await other.close();
  });

  it('10 a log-in gives 200 and OK, or 401 and 2001, whatever is wrong', async () => {
    const good = await ask('GET', '/users/auth', as('anne'));
    expect([good.status, json(good)]).toEqual([200, { authorized: 'OK' }]);
    const bad = [{}, as('nobody'), as('anne', 'wrong'), { 'x-auth-user': 'anne' }, { 'x-auth-key': KEY }];
    const replies = await Promise.all(bad.map((headers) => ask('GET', '/users/auth', headers as Headers)));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    for (const reply of replies) expect([reply.status, json(reply)['code']]).toEqual([401, 2001]);
  });

  it('11 is well', async () => {
    const reply = await ask('GET', '/healthcheck', {});
    expect([reply.status, json(reply)]).toEqual([200, { state: 'OK' }]);
  });

  it('11 takes another key and keeps positions', async () => {
    await create('changing');
    await push('changing', said('kept'));
    const changed = await ask('PUT', '/users/password', as('changing'), { password: 'new key' });
    expect([changed.status, json(changed)]).toEqual([200, { updated: true }]);
    expect((await ask('GET', '/users/auth', as('changing'))).status).toBe(401);
    const reply = await ask('GET', '/syncs/progress/kept', as('changing', 'new key'));
    expect(json(reply)).toMatchObject({ document: 'kept', percentage: 0.25 });
    expect((await ask('PUT', '/users/password', as('changing', 'new key'), { password: '' })).status).toBe(
      403,
    );
    expect((await ask('PUT', '/users/password', as('changing'), { password: 'x' })).status).toBe(401);
  });

  it('11 forgets an account with its positions', async () => {
    await create('leaving');
    await push('leaving', said('gone'));
    const gone = await ask('DELETE', '/users/me', as('leaving'));
    expect([gone.status, json(gone)]).toEqual([200, { deleted: true }]);
    expect((await ask('GET', '/users/auth', as('leaving'))).status).toBe(401);
    await create('leaving');
    expect(json(await pull('leaving', 'gone'))).toEqual({});
  });
});

describe('positions', () => {
  it('12, 13, 14 are kept and dated by the server in whole seconds', async () => {
    const before = Math.floor(Date.now() / 1000);
    const reply = await push('anne', said('dated', { timestamp: 12 }));
    const { timestamp, ...rest } = json(reply);
    expect([reply.status, rest]).toEqual([200, { document: 'dated' }]);
    expect(Number.isInteger(timestamp)).toBe(true);
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
    expect(Number(timestamp)).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
    expect(json(await pull('anne', 'dated'))).toEqual({ ...said('dated'), timestamp });
  });

  it('15 the last write wins, backwards too', async () => {
    await push('anne', said('back', { percentage: 0.9, progress: 'later' }));
    await push('anne', said('back', { percentage: 0.1, progress: 'earlier', device: 'Phone' }));
    expect(json(await pull('anne', 'back'))).toMatchObject({
      percentage: 0.1,
      progress: 'earlier',
      device: 'Phone',
    });
  });

  it('16 nothing read is a position', async () => {
    expect((await push('anne', said('zero', { percentage: 0 }))).status).toBe(200);
    expect(json(await pull('anne', 'zero'))['percentage']).toBe(0);
  });

  it.each<[string, object]>([
    ['no percentage', { percentage: undefined }],
    ['a percentage of null', { percentage: null }],
    ['a percentage in words', { percentage: 'half' }],
    ['an empty percentage', { percentage: '' }],
    ['no progress', { progress: undefined }],
    ['an empty progress', { progress: '' }],
    ['progress without end', { progress: 'x'.repeat(5_000) }],
    ['no device', { device: undefined }],
  ])('16 refuses %s with 403 and 2003', async (_, over) => {
    const reply = await push('anne', said('refused', over));
    expect([reply.status, json(reply)['code']]).toEqual([403, 2003]);
    expect(json(await pull('anne', 'refused'))).toEqual({});
  });

  it.each<[string, unknown]>([
    ['no document', undefined],
    ['an empty one', ''],
    ['a number', 7],
    ['a folder', 'a/b'],
    ['a colon', 'a:b'],
    ['a step up', '..'],
    ['a control character', 'a\u0000b'],
    ['half a character', 'a\ud800'],
    ['blanks at its ends', ' a '],
    ['one without end', 'x'.repeat(300)],
  ])('16, 22 refuses %s as a name with 403 and 2004', async (_, document) => {
    const reply = await push('anne', said(document));
    expect([reply.status, json(reply)['code']]).toEqual([403, 2004]);
  });

  it.each<[string, object, unknown]>([
    ['what it is', { metadata: { filename: 'a.epub', title: 'A', authors: 'B' } }, 200],
    ['text', { metadata: 'x' }, 200],
    ['nothing', { metadata: null }, 200],
    ['more than is kept', { metadata: { title: 'x'.repeat(30_000) } }, 200],
  ])('17 metadata may be %s', async (_, over, status) => {
    expect((await push('anne', said('described', over))).status).toBe(status);
  });

  it('17 metadata stays when a later push has none', async () => {
    await push('bo', said('kept', { metadata: { title: 'Tide' } }));
    await push('bo', said('kept', { percentage: 0.5 }));
    const device = await site.library.catalogue.deviceNamed('bo');
    const position = device && (await site.library.catalogue.position(device.reader, 'kept'));
    expect([position?.metadata, position?.percentage]).toEqual(['{"title":"Tide"}', 0.5]);
  });

  it('18 leave out a device’s number that was not sent', async () => {
    await push('anne', said('numberless', { device_id: undefined }));
    expect(Object.keys(json(await pull('anne', 'numberless'))).sort()).toEqual([
      'device',
      'document',
      'percentage',
      'progress',
      'timestamp',
    ]);
  });

  it('19 of a document that nobody read are 200 and an empty object', async () => {
    const reply = await pull('anne', 'never');
    expect([reply.status, reply.body]).toEqual([200, '{}']);
  });

  it.each(['56', '/body/DocFragment[11]/body/div/p[7]/text().123', ' "quoted" \\ 水 \u{1f5fc} ', '#page(3)'])(
    '20 give back %j as it was',
    async (progress) => {
      await push('anne', said('as-is', { progress }));
      expect(json(await pull('anne', 'as-is'))['progress']).toBe(progress);
    },
  );

  it.each([0.12345678901234, 1, 0.5])('21 give back %d without loss', async (percentage) => {
    await push('anne', said('precise', { percentage }));
    expect(json(await pull('anne', 'precise'))['percentage']).toBe(percentage);
  });

  it.each([
    'd41d8cd98f00b204e9800998ecf8427e',
    'D41D8CD98F00B204E9800998ECF8427E',
    'my book.epub',
    'what?.epub',
    '100%.epub',
    'a#b',
    '水滸後傳.epub',
    'x'.repeat(250),
  ])('22, 27 what can be written can be read: %s', async (document) => {
    expect((await push('anne', said(document))).status).toBe(200);
    expect(json(await pull('anne', document))['document']).toBe(document);
  });

  it('22 without a name there is nothing to get', async () => {
    expect([404, 405]).toContain((await ask('GET', '/syncs/progress', as('anne'))).status);
  });

  it('23 belong to one account', async () => {
    await push('anne', said('shared', { percentage: 0.7 }));
    expect(json(await pull('bo', 'shared'))).toEqual({});
    await push('bo', said('shared', { percentage: 0.2 }));
    expect(json(await pull('anne', 'shared'))['percentage']).toBe(0.7);
  });

  it('23, 26 are nobody’s without a log-in, and only that is 401', async () => {
    const replies = [
      await ask('PUT', '/syncs/progress', {}, said('x')),
      await push('anne', said('x'), 'wrong'),
      await ask('GET', '/syncs/progress/dated', as('anne', 'wrong')),
    ];
    for (const reply of replies) expect([reply.status, json(reply)['code']]).toEqual([401, 2001]);
  });

  it('25 a body that is too large is refused as what it is', async () => {
    const reply = await push('anne', said('large', { metadata: 'x'.repeat(100_000) }));
    expect([reply.status, json(reply)['code']]).toEqual([403, 2003]);
  });
});

describe('devices of the person at this machine', () => {
  it('share positions, and log in with their token as password', async () => {
    const one = await addDevice(site.library, 'Kobo');
    const two = await addDevice(site.library, 'Phone');
    expect(one.token).toMatch(/^[a-z0-9]{5}(?:-[a-z0-9]{5}){3}$/);
    const md5 = async (token: string) =>
      (await import('node:crypto')).createHash('md5').update(token).digest('hex');
    const keys = [await md5(one.token), await md5(two.token)] as const;
    expect((await push('Kobo', said('mine'), keys[0])).status).toBe(200);
    const reply = await ask('GET', '/syncs/progress/mine', as('Phone', keys[1]));
    expect(json(reply)).toMatchObject({ percentage: 0.25, device: 'Kobo' });
    expect((await ask('GET', '/users/auth', as('Phone', keys[0]))).status).toBe(401);
    await ask('DELETE', '/users/me', as('Kobo', keys[0]));
    expect(await site.library.catalogue.position(OWN_READER, 'mine')).not.toBeNull();
  });

  it('keep no secret that could be told', async () => {
    const { token } = await addDevice(site.library, 'Secret');
    const stored = JSON.stringify(await site.library.catalogue.devices());
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(token.replaceAll('-', ''));
    expect(stored).not.toContain(KEY);
  });

  it('may be such as signed up themselves, with what they kept', async () => {
    await create('adopted');
    await push('adopted', said('brought', { percentage: 0.4 }));
    const device = await site.library.catalogue.deviceNamed('adopted');
    await adoptDevice(site.library, device?.id ?? (0 as DeviceId));
    expect(await site.library.catalogue.position(OWN_READER, 'brought')).toMatchObject({ percentage: 0.4 });
    expect(json(await pull('adopted', 'brought'))['percentage']).toBe(0.4);
    expect(await site.library.catalogue.check()).toEqual({ sound: true, faults: [] });
  });
});
