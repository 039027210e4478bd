import type { MarkKind } from './markKind.ts';

const star = Array.from({ length: 10 }, (_, point) => {
  const radius = point % 2 === 0 ? 7.5 : 3.2;
  const angle = (Math.PI / 5) * point - Math.PI / 2;
  return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
}).join('L');

/** The outline of each kind of mark about its middle: told apart without colour. */
export const shapes: Readonly<Record<MarkKind, string>> = {
  ending: `M${star}Z`,
  ruling: 'M0-6.5L6.5 0 0 6.5-6.5 0Z',
  pleading: 'M-5-5H5V5H-5Z',
  appeal: 'M0 6L-6.5-5H6.5Z',
  motion: 'M0-6L6.5 5H-6.5Z',
  hearing: 'M-5.5 0A5.5 5.5 0 1 1 5.5 0 5.5 5.5 0 1 1-5.5 0Z',
  people: 'M-1.8-5.5H1.8V-1.8H5.5V1.8H1.8V5.5H-1.8V1.8H-5.5V-1.8H-1.8Z',
  context: 'M-5 0A5 5 0 1 0 5 0 5 5 0 1 0-5 0ZM-2.5 0A2.5 2.5 0 1 1 2.5 0 2.5 2.5 0 1 1-2.5 0Z',
  entry: 'M-1.2-4.5H1.2V4.5H-1.2Z',
};

/** Colours that stay apart for most who are colour-blind (Okabe and Ito), dark enough on white for a mark. */
export const colours: Readonly<Record<MarkKind, string>> = {
  ending: '#111111',
  ruling: '#0072b2',
  pleading: '#a34400',
  appeal: '#8a3a75',
  motion: '#007a5a',
  hearing: '#9a6a00',
  people: '#5a6270',
  context: '#5a6270',
  entry: '#8a93a0',
};
