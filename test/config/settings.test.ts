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

describe('what the world is told', () => {
  it('is nothing by default', () => {
    expect(readSettings({}, undefined, {})).toMatchObject({
      publicAddress: null,
      searchEngines: false,
      modelTraining: false,
      hub: null,
      metrics: 'off',
      log: 'failures',
      logFile: null,
    });
  });

  it.each([
    ['https://Stories.example/', 'https://stories.example'],
    ['http://stories.example:8080', 'http://stories.example:8080'],
    ['none', null],
    ['', null],
  ])('at the public address %j is %j', (given, read) => {
    expect(readSettings({ publicAddress: given }, undefined, {}).publicAddress).toBe(read);
  });

  it.each([
    'stories.example',
    'ftp://stories.example',
    'https://stories.example/below',
    'https://stories.example?a',
    'https://stories.example#a',
    'https://me:secret@stories.example',
    'javascript:alert(1)',
  ])('is not told at %j', (publicAddress) => {
    expect(() => readSettings({ publicAddress }, undefined, {})).toThrow('FANLIGHT_PUBLIC_ADDRESS');
  });

  it('needs an address that a hub can come to', () => {
    const hub = 'https://hub.example/publish?key=1';
    expect(() => readSettings({ hub }, undefined, {})).toThrow('FANLIGHT_HUB');
    expect(readSettings({ hub, publicAddress: 'https://stories.example' }, undefined, {}).hub).toBe(hub);
    expect(() => readSettings({ hub: 'hub.example' }, undefined, {})).toThrow('FANLIGHT_HUB');
  });

  it.each([
    ['FANLIGHT_METRICS', 'yes'],
    ['FANLIGHT_LOG', 'everything'],
    ['FANLIGHT_LOG_FILES', '0'],
    ['FANLIGHT_STOP_SECONDS', '0'],
  ])('does not take %s=%s', (name, value) => {
    expect(() => readSettings({}, undefined, { [name]: value })).toThrow(name);
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
