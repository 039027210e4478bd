import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Reach {
  /** Whether this machine may be posted to as well, as to try things out. */
  readonly allowLoopback: boolean;
}

/** Public by its range, and inside Azure the door to the machine's credentials. */
const wireServer = '168.63.129.16';

/** Whether an IP address may be posted to: one of the public Internet, and with `allowLoopback` this machine. */
export const isReachable = (address: string, { allowLoopback }: Reach): boolean => {
  if (isIP(address) === 0) return false;
  const ip = ipaddr.process(address);
  const range = ip.range();
  return (range === 'unicast' && ip.toString() !== wireServer) || (allowLoopback && range === 'loopback');
};

const longest = 2_000;

/** The host of a URL, an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const isLoopbackName = (host: string): boolean => /^localhost\.?$/.test(host);

/** A host that is an address is never looked up, so it is checked itself, as URLs spell it: `0x7f.1` is 127.0.0.1 there. */
const mayBePostedTo = (host: string, reach: Reach): boolean =>
  isIP(host) !== 0 ? isReachable(host, reach) : reach.allowLoopback || !isLoopbackName(host);

const isThisMachine = (host: string): boolean =>
  isLoopbackName(host) || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback');

/** What is wrong with a URL that webhooks are to go to, in words that go on from its name; undefined where nothing is. */
export const urlFault = (text: string, reach: Reach): string | undefined => {
  if (text.length > longest) return `is longer than ${longest} characters`;
  if (!URL.canParse(text)) return 'is not a URL such as https://newsroom.example/lis';
  const url = new URL(text);
  const host = hostOf(url);
  const isLocal = reach.allowLoopback && isThisMachine(host);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    return 'is not https (http is for this machine alone, where Lis was started with LIS_WEBHOOKS_ALLOW_LOOPBACK=true)';
  if (url.username !== '' || url.password !== '') return 'holds a user or a password: the signature says who sends';
  if (url.hash !== '') return 'has a fragment, which is never sent';
  // Ports below are other protocols', and a body could be made to speak them.
  if (url.port !== '' && Number(url.port) < 1_024 && !isLocal) return 'has a port below 1024 that is not of https';
  if (!mayBePostedTo(host, reach)) return 'is no address that may be posted to';
  return undefined;
};
