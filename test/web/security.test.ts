import { describe, expect, it } from 'vitest';
import { checkHost, checkOrigin } from '../../src/web/security.ts';

const HOME = { host: '127.0.0.1', port: 4100, allowRemote: false, publicName: null };
const OPEN = { host: '0.0.0.0', port: 4100, allowRemote: true, publicName: null };

describe('the names that the library answers under', () => {
  it.each(['127.0.0.1:4100', 'localhost', 'LOCALHOST:4100', '[::1]:4100'])('answers %s', (host) => {
    expect(() => checkHost({ method: 'GET', headers: { host } }, HOME)).not.toThrow();
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    'localhost:4100:1',
    '192.0.2.7:4100',
    'a'.repeat(300),
  ])('refuses %s', (host) => {
    expect(() => checkHost({ method: 'GET', headers: { host } }, HOME)).toThrow(
      expect.objectContaining({ code: 'FL-WEB-HOST' }),
    );
  });

  it('answers addresses of other machines only where remote use is allowed, and names of strangers never', () => {
    expect(() => checkHost({ method: 'GET', headers: { host: '192.0.2.7:4100' } }, OPEN)).not.toThrow();
    expect(() => checkHost({ method: 'GET', headers: { host: '[2001:db8::7]:4100' } }, OPEN)).not.toThrow();
    expect(() => checkHost({ method: 'GET', headers: { host: 'evil.example' } }, OPEN)).toThrow();
    const named = { ...OPEN, host: 'books.example' };
    expect(() => checkHost({ method: 'GET', headers: { host: 'books.example' } }, named)).not.toThrow();
  });
});

describe('requests that change something', () => {
  const host = 'localhost:4100';
  const cases: { says: string; headers: Record<string, string>; passes: boolean }[] = [
    {
      says: 'from this library by Sec-Fetch-Site',
      headers: { 'sec-fetch-site': 'same-origin' },
      passes: true,
    },
    { says: 'from this library by Origin', headers: { origin: 'http://localhost:4100' }, passes: true },
    { says: 'from nowhere', headers: {}, passes: false },
    { says: 'from another site', headers: { 'sec-fetch-site': 'cross-site' }, passes: false },
    { says: 'from another port of this machine', headers: { 'sec-fetch-site': 'same-site' }, passes: false },
    { says: 'with a foreign Origin', headers: { origin: 'http://evil.example' }, passes: false },
    { says: 'with an opaque Origin', headers: { origin: 'null' }, passes: false },
    {
      says: 'with headers that disagree',
      headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:9999' },
      passes: false,
    },
  ];
  it.each(cases)('$says: $passes', ({ headers, passes }) => {
    const check = () => checkOrigin({ method: 'POST', headers: { host, ...headers } });
    if (passes) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'FL-WEB-ORIGIN' }));
  });

  it('leaves reading alone', () => {
    for (const method of ['GET', 'HEAD'])
      expect(() => checkOrigin({ method, headers: { host, 'sec-fetch-site': 'cross-site' } })).not.toThrow();
  });
});
