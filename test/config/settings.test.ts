import { describe, expect, it } from 'vitest';
import { isLoopback, readSettings } from '#config';

describe('paths from the browser', () => {
  it.each([
    [{}, true],
    [{ FANLIGHT_HOST: '0.0.0.0' }, false],
    [{ FANLIGHT_HOST: '192.168.1.4' }, false],
    [{ FANLIGHT_HOST: '::1' }, true],
    [{ FANLIGHT_HOST: '0.0.0.0', FANLIGHT_IMPORT_PATHS: 'yes' }, true],
    [{ FANLIGHT_IMPORT_PATHS: 'no' }, false],
  ])('with %j may be imported: %s', (env, may) => {
    expect(readSettings({}, undefined, env).importPaths).toBe(may);
  });

  it('take yes or no', () => {
    expect(() => readSettings({}, undefined, { FANLIGHT_IMPORT_PATHS: 'perhaps' })).toThrow(
      'FANLIGHT_IMPORT_PATHS',
    );
  });
});

describe('origins that may ask the API', () => {
  it.each([
    [{}, []],
    [{ FANLIGHT_API_ORIGINS: '' }, []],
    [
      { FANLIGHT_API_ORIGINS: 'https://reader.example  http://localhost:5173' },
      ['https://reader.example', 'http://localhost:5173'],
    ],
  ])('with %j are %j', (env, origins) => {
    expect(readSettings({}, undefined, env).apiOrigins).toEqual(origins);
  });

  it('may be a list in the file', () => {
    const file = JSON.stringify({ apiOrigins: ['https://reader.example'] });
    expect(readSettings({}, file, {}).apiOrigins).toEqual(['https://reader.example']);
  });

  it.each([
    '*',
    'null',
    'reader.example',
    'https://reader.example/',
    'https://reader.example/app',
    'file:///x',
  ])('are not %s', (origins) => {
    const env = { FANLIGHT_API_ORIGINS: origins };
    expect(() => readSettings({}, undefined, env)).toThrow('FANLIGHT_API_ORIGINS');
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['localhost', true],
  ['::1', true],
  ['127.0.0.1.evil.example', false],
  ['128.0.0.1', false],
  ['', false],
])('%j is a loopback address: %s', (host, is) => expect(isLoopback(host)).toBe(is));
