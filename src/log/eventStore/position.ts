import type { Position } from '@eventstore/db-client';

export const positionText = ({ commit, prepare }: Position): string => `${commit}-${prepare}`;

export const parsedPosition = (text: string): Position => {
  const [commit = '', prepare = ''] = text.split('-');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};

/** The server counts in signed 64 bits: 19 digits at most. */
export const isPosition = (text: string): boolean => /^\d{1,19}-\d{1,19}$/.test(text);

export const isAfter = (a: Position, b: Position): boolean =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);

export const comparePositions = (a: string, b: string): number => {
  const [one, other] = [parsedPosition(a), parsedPosition(b)];
  return Number(isAfter(one, other)) - Number(isAfter(other, one));
};
