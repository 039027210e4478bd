import type { Opening } from '../opening.ts';

const longest = 300;

/** `MOTION by Plaintiff X to amend (Smith, Ann)`: what is asked stands behind who asks. */
const askedBehind = /\bby\b.{1,120}? ((?:to|for|in) [^([]{3,160})/i;

const shortened = (own: string): string =>
  own
    .replace(/\s*\(.*$/, '')
    .replace(
      /\s(?:addressed to|document filed|signed by|so ordered|ordered by)\b.*$|\.\s+(?:document|signed|motion)\b.*$/i,
      '',
    )
    .replace(/\s(?:filed )?by\s?[A-Z].*$/, '')
    .replace(/[\s,;:-]+$/, '')
    .replace(/(?<!\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|al))[\s.]+$/, '')
    .replace(/\.{2,}$/, '.')
    .slice(0, longest)
    .trim();

/** `ORDER by Judge Ada B. Example granting …`: who signed is no part of what it is. */
const signer =
  / (?:[Ss]igned )?by (?:the )?(?:(?:Hon(?:orable|\.)?|Chief|Senior|U\.?S\.?|United States|District|Magistrate|Judge|Court)[ ,:]+)+(?:(?:[A-Z][a-z'’-]+|[A-Z]\.?)[ ,:]+){1,4}?(?=[a-z]|[A-Z]{3}|\[)/;

/** What an order calls itself, with what it speaks of. */
export const orderTitle = ({ head }: Pick<Opening, 'head'>): string => titleOf({ own: head.replace(signer, ' ') });

/** What a paper calls itself, without who filed it. */
export const titleOf = ({ own }: Pick<Opening, 'own'>): string => {
  const title = shortened(own) || own.slice(0, longest).trim();
  const asked = /^(?:[\w-]+ )?motion$/i.test(title) ? askedBehind.exec(own)?.[1] : undefined;
  return asked ? `${title} ${shortened(asked)}` : title;
};
