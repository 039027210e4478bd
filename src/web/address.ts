/** The path of an address as it was asked for: what begins with two slashes would be another host. */
export const pathOf = (address: string): string => address.split('?', 1)[0]!.replace(/^[/\\]+/, '/');

/** A query with its question mark; nothing where all of it is undefined. */
export const queryOf = (fields: Readonly<Record<string, string | number | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
};

/** The same page with one parameter changed; undefined takes it away. The path is never read as an address of its own. */
export const withParameter = (address: string, name: string, value: string | undefined): string => {
  const at = address.indexOf('?');
  const asked = Object.fromEntries(new URLSearchParams(at < 0 ? '' : address.slice(at)));
  return pathOf(address) + queryOf({ ...asked, [name]: value });
};
