import { Feed } from 'feed';
import { idOf } from '../../events/identity.ts';
import type { TimedAction } from '../views/search/timedActions.ts';
import { type Language, say } from '../words/words.ts';
import { plainText } from './actionsCsv.ts';
import { feedText, feedTitle } from './feedText.ts';

interface FeedTold {
  readonly title: string;
  /** Where this Lis answers. */
  readonly home: string;
  /** The path and query by which the feed was asked for. */
  readonly self: string;
  readonly lang: Language;
}

/** Actions of any cases as a feed (RFC 4287), those first of which this Lis said something last. */
export const actionsAtom = (actions: readonly TimedAction[], { title, home, self, lang }: FeedTold): string => {
  const sorted = [...actions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  const feed = new Feed({
    id: `urn:uuid:${idOf(['feed', self])}`,
    title: feedTitle(title),
    updated: new Date(sorted[0]?.changedAt ?? 0),
    link: `${home}/`,
    feed: `${home}${self}`,
    author: { name: 'Lis' },
    generator: 'Lis',
  });
  for (const { item, recordedAt, changedAt } of sorted) {
    const { id, caseId, caseTitle, type, day, entry, snippet } = item;
    const label = `${say(lang, type)}${entry ? ` #${entry.number}` : ''}`;
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: feedText(feedTitle(`${caseTitle}: ${day} ${label}`)),
      link: `${home}/actions/${id}?case=${caseId}`,
      date: new Date(changedAt),
      published: new Date(recordedAt),
      content: `<p>${feedText(plainText(snippet))}</p>`,
      category: [{ name: type, term: type }],
    });
  }
  return feed.atom1();
};
