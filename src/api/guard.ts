import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The name in a Host header, without its port. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const ownSites: ReadonlySet<string> = new Set(['same-origin', 'none']);

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** A browser says where a request comes from; whoever says nothing is no browser. */
const fromElsewhere = (request: Request): boolean => {
  const { origin, host } = request.headers;
  const site = request.get('sec-fetch-site');
  return (site !== undefined && !ownSites.has(site)) || (origin !== undefined && hostOf(origin) !== host);
};

/**
 * Keeps web pages from reaching Lis through their reader's browser (DESIGN section 6): it answers only to names that it is
 * called by, so that no name which somebody points at this machine serves as one (DNS rebinding), and changes nothing on
 * another site's behalf.
 */
export const guard = (hosts: readonly string[]): RequestHandler => {
  const names = new Set(hosts.map(nameOf));
  return (request, _response, next) => {
    const name = nameOf(request.headers.host ?? '');
    if (!loopback.test(name) && !names.has(name)) {
      const detail = `Lis is not called ${JSON.stringify(name)} here. LIS_HOSTS lists the names that it answers to.`;
      throw new ProblemError({ code: 'unknown_host', detail });
    }
    if (!safe.has(request.method) && fromElsewhere(request)) {
      const detail = 'A page of another site asked for this. Lis changes nothing on its behalf.';
      throw new ProblemError({ code: 'cross_site', detail });
    }
    next();
  };
};
