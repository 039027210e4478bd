import { UnusableLogError } from '../unusableLogError.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Address {
  /** For the client: without user and password, which it would repeat in warnings, errors and debug output. */
  readonly connectionString: string;
  readonly credentials: Credentials | undefined;
  readonly secure: boolean;
  /** For people: hosts and ports, no secret. */
  readonly hosts: string;
}

const schemes: Readonly<Record<string, string>> = {
  'esdb:': 'esdb:',
  'esdb+discover:': 'esdb+discover:',
  'kurrentdb:': 'esdb:',
  'kurrentdb+discover:': 'esdb+discover:',
};

export const eventStoreSchemes: readonly string[] = Object.keys(schemes).map(scheme => `${scheme}//`);

const options = [
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'nodePreference',
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'maxDiscoverAttempts',
  'keepAliveInterval',
  'keepAliveTimeout',
];

const flat = (text: string) => text.toLowerCase().replace(/[_-]/g, '');

const known = new Set(options.map(flat));

/** The client would print an option it does not know and go on; a misspelt `tls=false` deserves better. */
const checkOptions = (query: string): void => {
  for (const option of query.split('&')) {
    const name = option.split('=')[0]!;
    if (name !== '' && !known.has(flat(name)))
      throw new UnusableLogError(`LIS_LOG has an unknown option "${name}". Known: ${options.join(', ')}.`);
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UnusableLogError('User and password in LIS_LOG must be percent-encoded: a bare % is written %25.');
  }
};

const credentialsOf = (userinfo: string | undefined): Credentials | undefined => {
  if (userinfo === undefined) return undefined;
  const [username = '', ...rest] = userinfo.split(':');
  return { username: decoded(username), password: decoded(rest.join(':')) };
};

const hostPattern = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** Says nothing of what was given: a password may stand where the host should. */
const notAnAddress = (): UnusableLogError =>
  new UnusableLogError('LIS_LOG is no event store address. It reads like esdb://user:password@host:2113?tls=false.');

/** Takes a connection string apart so that its secret goes no further than it must. */
export const addressOf = (url: string): Address => {
  const parts = /^(?<scheme>[a-z+]+:)\/\/(?:(?<userinfo>.*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<query>.*))?$/i.exec(
    url.trim(),
  );
  const { scheme = '', userinfo, hosts = '', query = '' } = parts?.groups ?? {};
  const clientScheme = schemes[scheme.toLowerCase()];
  if (clientScheme === undefined) throw notAnAddress();
  if (!hosts.split(',').every(host => hostPattern.test(host))) throw notAnAddress();
  checkOptions(query);
  return {
    connectionString: `${clientScheme}//${hosts}${query && `?${query}`}`,
    credentials: credentialsOf(userinfo),
    secure: !/(^|&)tls=false(&|$)/i.test(query),
    hosts: hosts
      .split(',')
      .map(host => (/:\d+$/.test(host) ? host : `${host}:2113`))
      .join(', '),
  };
};
