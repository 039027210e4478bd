/** The path of an address as it was asked for: what begins with two slashes would be another host. */
export const pathOf = (address: string): string => address.split('?', 1)[0]!.replace(/^[/\\]+/, '/');

/** The same page with another query; undefined takes a parameter away. The path is never read as an address of its own. */
export const withParameter = (address: string, name: string, value: string | undefined): string => {
  const at = address.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : address.slice(at));
  if (value === undefined) query.delete(name);
  else query.set(name, value);
  return query.size > 0 ? `${pathOf(address)}?${query}` : pathOf(address);
};
