/** The files in deploy/ say what is so: paths, commands and settings exist, and nothing is left open that need not be. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS } from '#config';
import { audienceOf } from '../../src/web/policy.ts';
import { runFanlight } from '../cli/run-fanlight.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (name: string) => readFileSync(path.join(root, 'deploy', name), 'utf8');
const LINES = (name: string) =>
  text(name)
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
const NAMES = new Set(SETTINGS.map(({ env }) => env));

/** Settings that a file gives, by their names in the environment. */
function settingsIn(words: string): Record<string, string> {
  const found = [...words.matchAll(/\b(FANLIGHT_\w+)=(\S+)/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

async function commands(): Promise<string[]> {
  const { stdout } = await runFanlight(['--help']);
  return [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name = '']) => name);
}

describe('the unit of systemd', () => {
  const lines = LINES('fanlight.service');
  /** All values of a name; a unit may say some names several times. */
  const values = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
  const settings = settingsIn(values('Environment').join('\n'));

  it('starts a program and a command that are there', async () => {
    const [, ...words] = (values('ExecStart')[0] ?? '').split(' ');
    const program = words.find((word) => word.endsWith('.mjs')) ?? '';
    expect(program.startsWith('/opt/fanlight/')).toBe(true);
    expect(existsSync(path.join(root, program.slice('/opt/fanlight/'.length)))).toBe(true);
    expect(await commands()).toContain(words.at(-1));
    const page = (values('Documentation')[0] ?? '').replace('file:/opt/fanlight/', '');
    expect(existsSync(path.join(root, page))).toBe(true);
  });

  it('gives settings that exist and are good', () => {
    expect(Object.keys(settings).filter((name) => !NAMES.has(name))).toEqual([]);
    const env = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, value.replace('%S', '/var/lib')]),
    );
    const read = readSettings({}, undefined, env);
    expect(read.data).toBe('/var/lib/fanlight/data');
    expect(read.host).toBe('127.0.0.1');
  });

  it('keeps its data in the folder that it may write, and waits longer for the end than the server does', () => {
    expect(values('StateDirectory')).toEqual(['fanlight']);
    expect(settings['FANLIGHT_DATA']).toMatch(/^%S\/fanlight\//);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(Number(settings['FANLIGHT_STOP_SECONDS']));
    expect(values('KillSignal')).toEqual(['SIGTERM']);
  });

  it.each([
    ['DynamicUser', 'yes'],
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['PrivateTmp', 'yes'],
    ['InaccessiblePaths', '/dev/shm'],
    ['PrivateDevices', 'yes'],
    ['ProtectKernelTunables', 'yes'],
    ['ProtectKernelModules', 'yes'],
    ['ProtectControlGroups', 'yes'],
    ['RestrictNamespaces', 'yes'],
    ['RestrictSUIDSGID', 'yes'],
    ['LockPersonality', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['SystemCallArchitectures', 'native'],
    ['MemoryMax', '1G'],
    ['UMask', '0077'],
  ])('has %s=%s', (name, value) => {
    expect(values(name)).toEqual([value]);
  });

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'is a unit that systemd takes whole',
    async () => {
      // Verified where the program is not installed: with the Node of this test in the place of its own.
      const folder = await mkdtemp(path.join(tmpdir(), 'fanlight-unit-'));
      const unit = path.join(folder, 'fanlight.service');
      await writeFile(
        unit,
        text('fanlight.service').replace('/opt/fanlight/node/bin/node', process.execPath),
      );
      const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
      await rm(folder, { recursive: true });
      expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('fanlight.service'))).toEqual(
        [],
      );
    },
  );

  it('lets the engine make its machine code', () => {
    expect(values('MemoryDenyWriteExecute')).toEqual([]);
  });
});

describe('the container', () => {
  const lines = LINES('Containerfile');
  const of = (instruction: string) =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));

  it('is made in two stages of one fixed image, new enough for the program', () => {
    const images = of('FROM').map((image) => image.split(' ')[0] ?? '');
    expect(images).toHaveLength(2);
    expect(new Set(images).size).toBe(1);
    const [, major, minor] = /node:(\d+)\.(\d+)\.\d+-[a-z-]+$/.exec(images[0] ?? '') ?? [];
    expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2214);
  });

  it('copies what is there, and builds with a script that is there', () => {
    const copied = of('COPY').flatMap((line) => {
      const words = line.split(/\s+/).filter((word) => !word.startsWith('--'));
      return line.includes('--from=') ? [] : words.slice(0, -1);
    });
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'src', 'scripts', 'bin']));
    expect(copied.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    for (const [, script = ''] of of('RUN')
      .join('\n')
      .matchAll(/node (\S+\.mjs)/g))
      expect(existsSync(path.join(root, script))).toBe(true);
    expect(of('RUN')[0]).toBe('npm ci --omit=dev --ignore-scripts --no-audit --no-fund');
  });

  it('runs as nobody, writes one volume, and starts a command that is there', async () => {
    expect(of('USER')).toEqual(['65534:65534']);
    expect(of('VOLUME')).toEqual(['/data']);
    const entry = JSON.parse(of('ENTRYPOINT')[0] ?? '[]') as string[];
    expect(existsSync(path.join(root, entry.at(-1) ?? ''))).toBe(true);
    const [command = ''] = JSON.parse(of('CMD')[0] ?? '[]') as string[];
    expect(await commands()).toContain(command);
  });

  it('gives settings that exist and are good', () => {
    const settings = settingsIn(of('ENV').join(' '));
    expect(Object.keys(settings).filter((name) => !NAMES.has(name))).toEqual([]);
    const read = readSettings({}, undefined, settings);
    expect([read.data, read.allowRemote, String(read.port)]).toEqual(['/data', true, of('EXPOSE')[0]]);
  });

  it('is asked for its health by a program that it has, at an address that answers', async () => {
    const [, check = ''] = /CMD (\[.*\])$/.exec(of('HEALTHCHECK')[0] ?? '') ?? [];
    const [program, flag, script = ''] = JSON.parse(check) as string[];
    expect([program, flag]).toEqual(['node', '-e']);
    expect(script).toContain("'/readyz'");
    expect(() => new Function('fetch', 'process', script)).not.toThrow();
  });

  it('is composed with a root that cannot be written, no rights, and no more time to end than it is given', () => {
    const compose = text('compose.yaml');
    for (const line of [
      'read_only: true',
      "user: '65534:65534'",
      'cap_drop: [ALL]',
      "security_opt: ['no-new-privileges:true']",
      "ports: ['127.0.0.1:4100:4100']",
      "volumes: ['fanlight:/data']",
    ])
      expect(compose).toContain(`    ${line}\n`);
    const [, seconds] = /stop_grace_period: (\d+)s/.exec(compose) ?? [];
    const stop = settingsIn(of('ENV').join(' '))['FANLIGHT_STOP_SECONDS'];
    expect(Number(seconds)).toBeGreaterThan(Number(stop));
    expect(compose).toContain('dockerfile: deploy/Containerfile');
  });
});

describe('the example for nginx', () => {
  const conf = text('nginx.conf');
  const [library = '', old = ''] = conf.split(/^server \{$/m).slice(1);

  it('says what makes who comes by it a visitor, who reads', async () => {
    const [, publicAddress = ''] = /^#.*FANLIGHT_PUBLIC_ADDRESS=(\S+)$/m.exec(conf) ?? [];
    const [, name = ''] = /server_name (\S+);/.exec(library) ?? [];
    const policy = readSettings({}, undefined, { FANLIGHT_PUBLIC_ADDRESS: publicAddress });
    const values: Record<string, string> = { $host: name, $remote_addr: '192.0.2.1' };
    const sent = [...library.matchAll(/proxy_set_header (\S+) (\S+);/g)].flatMap(
      ([, header = '', value = '']): [string, string][] =>
        values[value] === undefined ? [] : [[header.toLowerCase(), values[value]]],
    );
    expect(sent.map(([header]) => header)).toEqual(['host', 'x-forwarded-for']);
    // Each of the two alone is enough, whatever else is wrong.
    for (const [header, value] of sent) {
      const headers = { host: '127.0.0.1:4100', [header]: value };
      const request = { headers, socket: { remoteAddress: '127.0.0.1' } };
      expect([header, audienceOf(request, policy)]).toEqual([header, 'visitors']);
    }
  });

  it('leaves it to the program who may have what, and has limits', () => {
    expect(library).not.toMatch(/deny|return|location ~/);
    const [, zone = ''] = /limit_req_zone \S+ zone=(\w+):\d+m rate=\d+r\/s;/.exec(conf) ?? [];
    expect(library).toContain(`limit_req zone=${zone} burst=`);
    expect(library).toMatch(/client_max_body_size \d+m;/);
  });

  it('leads on from the old site by the map and the prefix', () => {
    expect(old).toContain('if ($fanlight_moved) { return 301 $fanlight_moved; }');
    expect(old).toContain('/old/$scheme://$host$request_uri');
    expect(conf.split('{').length).toBe(conf.split('}').length);
  });
});
