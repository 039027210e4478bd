import { describe, expect, test } from '@jest/globals';
import { isReachable, urlFault } from '../../src/delivery/address.ts';

const strict = { allowLoopback: false };
const local = { allowLoopback: true };

const internal = [
  ...['127.0.0.1', '127.8.9.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '169.254.170.2'],
  ...['100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1'],
  ...['240.0.0.1', '255.255.255.255', '0.0.0.0', '224.0.0.1', '168.63.129.16', '::', '::1', '::ffff:127.0.0.1'],
  ...[
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    'fd00:ec2::254',
    'fd20:ce::254',
  ],
  ...['fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1', '5f00::1', '2001:20::1', '::ffff:168.63.129.16'],
];

describe('an address', () => {
  test.each(internal)('%s is not posted to', address => {
    expect(isReachable(address, strict)).toBe(false);
  });

  test.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s of the Internet is', address => {
    expect(isReachable(address, strict)).toBe(true);
  });

  test('of this machine is, where that was allowed: and nothing else by that', () => {
    expect(internal.filter(address => isReachable(address, local)).sort()).toEqual(
      ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'].sort(),
    );
  });
});

describe('a URL', () => {
  test.each([
    ['https://newsroom.example/lis?desk=1'],
    ['https://newsroom.example:8443/'],
    ['https://8.8.8.8/'],
    ['https://신문.example/'],
  ])('%s may be posted to', url => {
    expect(urlFault(url, strict)).toBeUndefined();
  });

  test.each([
    ['http://newsroom.example/', /https/],
    ['ftp://newsroom.example/', /https/],
    ['newsroom.example', /no|not/],
    ['https://user:pass@newsroom.example/', /password/],
    ['https://newsroom.example/#x', /fragment/],
    ['https://newsroom.example:25/', /port/],
    ['https://localhost/', /posted to/],
    ['https://localhost./', /posted to/],
    ['https://2130706433/', /posted to/],
    ['https://0x7f.1/', /posted to/],
    ['https://127.1/', /posted to/],
    ['https://0177.0.0.1/', /posted to/],
    ['https://①②⑦.⓪.⓪.①/', /posted to/],
    ['https://[::1]/', /posted to/],
    ['https://[::ffff:10.0.0.1]/', /posted to/],
    ['https://169.254.169.254/latest/meta-data', /posted to/],
    [`https://newsroom.example/${'x'.repeat(2_000)}`, /longer/],
  ])('%s may not', (url, why) => {
    expect(urlFault(url, strict)).toMatch(why);
  });

  test('of this machine may, also without TLS, where that was allowed', () => {
    expect(urlFault('http://127.0.0.1:9000/', local)).toBeUndefined();
    expect(urlFault('http://localhost:9000/', local)).toBeUndefined();
    expect(urlFault('http://10.0.0.1:9000/', local)).toMatch(/https/);
    expect(urlFault('https://10.0.0.1:9000/', local)).toMatch(/posted to/);
  });
});
