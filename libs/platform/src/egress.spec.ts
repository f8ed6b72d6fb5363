import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { Egress } from './egress.service.js';
import { isPublicAddress } from './public-address.js';

const secret = 'x'.repeat(32);

async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/page': (response, request) =>
    response.writeHead(200, { 'x-seen': request.headers['x-api-key'] }).end('{"object":"page","이름":1}'),
  '/moved': (response) => response.writeHead(302, { location: '/page' }).end('moved'),
  '/large': (response) => response.writeHead(200).end('x'.repeat(3_000)),
  '/endless': (response) => void response.writeHead(200).write('{'),
  '/silent': () => undefined,
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"data":[');
    setTimeout(() => response.destroy(), 20);
  },
};

describe('the way out', () => {
  let server: Server;
  let base: URL;
  let egress: Egress;

  beforeAll(async () => {
    server = await listening((request, response) => pages[request.url ?? '']?.(response, request));
    base = new URL(`http://127.0.0.1:${portOf(server)}`);
    egress = new Egress(readConfig({ PROMPTPRINT_SECRET: secret, EGRESS_HOSTS: base.origin }));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const get = (path: string, rest: object = {}) => egress.get({ url: new URL(path, base), ...rest });

  test('brings the answer of a host the configuration names', async () => {
    const { status, headers, text } = await get('/page', { headers: { 'x-api-key': 'k' } });
    expect([status, headers['x-seen'], JSON.parse(text)]).toEqual([200, 'k', { object: 'page', 이름: 1 }]);
  });

  test('follows nobody anywhere', async () => {
    expect(await get('/moved')).toMatchObject({ status: 302, text: 'moved' });
  });

  test.each([
    ['/large', { mostBytes: 2_999 }, 'egress-too-large'],
    ['/endless', { timeoutMs: 200 }, 'egress-timeout'],
    ['/silent', { timeoutMs: 200 }, 'egress-timeout'],
    ['/cut', {}, 'egress-unreachable'],
  ])('gives up on %s', async (path, rest, code) => {
    await expect(get(path, rest)).rejects.toMatchObject({ code, facts: { host: base.host } });
  });

  test.each([
    'https://example.com/',
    'http://api.openai.com/v1/organization/usage/completions',
    'https://api.openai.com:8443/',
    'https://api.openai.com.example.com/',
    'https://user:word@api.openai.com/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('does not call %s', async (address) => {
    await expect(egress.get({ url: new URL(address) })).rejects.toMatchObject({ code: 'egress-refused' });
  });

  test('refuses a known host whose name leads to a private address, whatever else it leads to', async () => {
    const resolve = (_: string, __: object, done: (error: null, all: { address: string; family: number }[]) => void) =>
      done(null, [
        { address: '104.18.7.192', family: 4 },
        { address: '10.1.2.3', family: 4 },
      ]);
    const guarded = new Egress(readConfig({ PROMPTPRINT_SECRET: secret }), resolve);
    await expect(guarded.get({ url: new URL('https://api.openai.com/v1/models') })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'egress-refused',
    });
  });

  test('goes by the proxy of the surroundings, which resolves names itself', async () => {
    let asked = '';
    const proxy = await listening(() => undefined);
    proxy.on('connect', (request, socket) => {
      asked = request.url ?? '';
      const through = connect(portOf(server), '127.0.0.1', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
      through.destroySoon();
    });
    const env = { PROMPTPRINT_SECRET: secret, HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}` };
    const proxied = new Egress(readConfig(env));
    await expect(proxied.get({ url: new URL('https://api.anthropic.com/v1/x') })).rejects.toMatchObject({
      code: 'egress-unreachable',
    });
    expect(asked).toBe('api.anthropic.com:443');
    await new Promise((resolve) => proxy.close(resolve));
  });

  test('a list of hosts that holds anything but hosts stops the start', () => {
    expect(() => readConfig({ PROMPTPRINT_SECRET: secret, EGRESS_HOSTS: 'example.com/path' })).toThrow('EGRESS_HOSTS');
    expect(() => readConfig({ PROMPTPRINT_SECRET: secret, OPENAI_URL: 'ftp://x' })).toThrow('OPENAI_URL');
  });
});

describe('an address of the open Internet', () => {
  test.each(['8.8.8.8', '104.18.7.192', '2606:4700::6812:7c0', '2a00:1450:4001::8a'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '10.0.0.1',
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '172.20.0.5',
    '192.168.1.1',
    '100.100.100.200',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    'fd00::1',
    'fe80::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'ff02::1',
    'localhost',
    '',
  ])('%j is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
