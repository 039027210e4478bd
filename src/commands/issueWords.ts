import type * as z from 'zod';

const many = (count: unknown, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;

const measureOf = (origin: string): string => (origin === 'string' ? 'character' : 'item');

/** What is wrong with a value, where its schema has no words of its own for it. */
export const issueWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `is not ${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin !== 'string' && issue.origin !== 'array') return `is below ${issue.minimum}`;
      return issue.minimum === 1 ? 'is empty' : `has fewer than ${many(issue.minimum, measureOf(issue.origin))}`;
    case 'too_big':
      if (issue.origin !== 'string' && issue.origin !== 'array') return `is above ${issue.maximum}`;
      return `has more than ${many(issue.maximum, measureOf(issue.origin))}`;
    default:
      return undefined;
  }
};
