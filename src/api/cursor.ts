/** A place in a listing as an opaque string. It says where to go on, and grants nothing: what it holds is checked. */
export const writeCursor = (place: object): string => Buffer.from(JSON.stringify(place)).toString('base64url');

export const readCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
