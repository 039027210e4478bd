import type { Opening } from '../opening.ts';

/** What the parties agree on. */
export const stipulated = ({ body }: Opening): string => {
  const words = body.slice(0, 160);
  if (/exten(?:d|sion)|enlarg|time to (?:answer|respond|plead)|further time/i.test(words)) return 'extension';
  return /\bto stay\b|staying/i.test(words) ? 'stay' : 'other';
};
