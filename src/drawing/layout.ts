import type { TimeAxis } from './timeAxis.ts';

/** Of the picture, in its own units; the days lie between `left` and `right`. */
export const width = 1000;
export const left = 215;
export const right = width - 14;
export const top = 26;
export const laneHeight = 40;
export const rowHeight = 17;

/** Characters of a name that fit before `left`. */
export const longestName = 28;

export const isWithin = ({ from, to }: TimeAxis, day: string): boolean => day >= from && day <= to;

/** The place of a day, or of the end that it lies beyond. */
export const clamp = (axis: TimeAxis, day: string): number => Math.max(left, Math.min(axis.x(axis.to), axis.x(day)));
