import { type Element, isTag } from 'domhandler';
import { today } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfLink } from '../html/courtOfPage.ts';
import { documentIdOf, sequenceOf } from '../html/documentLinks.ts';
import { elementsIn, squeezed, textOf } from '../html/elements.ts';
import { numberIn } from '../html/pacerHeader.ts';
import { caseName } from '../names.ts';
import type { Source } from '../source.ts';
import { parsedHtml } from '../source.ts';

const said = (item: Element, name: string): string => {
  const child = item.children.find((node): node is Element => isTag(node) && node.name === name);
  return child ? textOf(child) : '';
};

/** The court's day at a moment: a feed dates its items in UTC, or in the zone of its server. */
const dayOf = (published: string, court: string | null): string | null => {
  const moment = new Date(published);
  return Number.isNaN(moment.getTime()) ? null : today(court ?? undefined, moment);
};

/** An item is called after its docket and its entry, also where nothing is linked: `DktRpt.pl?492165&10`, `partId=3463600`. */
const sequenceIn = (guid: string): string | null =>
  (/DktRpt\.pl\?\d+[&-](\d+)$/.exec(guid) ?? /[?&]partId=(\d+)$/.exec(guid))?.[1] ?? null;

/** `[Notice of Appearance] (<a href=…>3</a>)`, before which bankruptcy courts say what kind of case it is. */
const entryOf = (item: Element, court: string | null): ParsedEntry => {
  const description = parsedHtml(said(item, 'description'));
  const [, event] = /\[(.*)\]/s.exec(textOf(description)) ?? [];
  const [link] = elementsIn(description, 'a');
  const [, number = null] =
    /^(\d{1,6})$/.exec(link ? textOf(link) : '') ?? /\]\s*\((\d{1,6})\)\s*$/.exec(textOf(description)) ?? [];
  return {
    number,
    sequence: (link && sequenceOf(link)) ?? sequenceIn(said(item, 'guid')),
    documentId: link ? documentIdOf(link) : null,
    filedOn: dayOf(said(item, 'pubDate'), court),
    enteredOn: null,
    text: '',
    event: event ? squeezed(event) : null,
    terminatedOn: null,
  };
};

/** Some courts escape what is escaped already. */
const titleOf = (title: string) => {
  const [number = '', ...rest] = textOf(parsedHtml(title)).split(' ');
  return { ...numberIn(number), caseName: caseName(rest.join(' ')) || null };
};

/** One filing with several events is as many items: an entry of all their names. */
const merged = (entries: readonly ParsedEntry[]): readonly ParsedEntry[] => {
  const keyOf = ({ sequence, documentId, number }: ParsedEntry, index: number): string =>
    sequence ?? documentId ?? (number === null ? `line ${index}` : `number ${number}`);
  const groups = Map.groupBy(entries.entries(), ([index, entry]) => keyOf(entry, index));
  return [...groups.values()].map(group => {
    const events = [...new Set(group.flatMap(([, { event }]) => event ?? []))].sort();
    const [[, first]] = group as [(typeof group)[number]];
    const withLink = group.map(([, entry]) => entry).find(({ documentId }) => documentId !== null) ?? first;
    return { ...withLink, event: events.join(' AND ') || null };
  });
};

const read = ({ xml }: Source): readonly ParsedDocket[] => {
  const [home] = elementsIn(xml(), 'channel').map(channel => said(channel, 'link'));
  const own = courtOfLink(home ?? '') ?? null;
  const items = elementsIn(xml(), 'item').map(item => {
    const link = said(item, 'link');
    const court = courtOfLink(link) ?? own;
    const [, pacerId = null] = /DktRpt\.pl\?(\d+)/.exec(link) ?? [];
    return { court, pacerId, ...titleOf(said(item, 'title')), entry: entryOf(item, court) };
  });
  const [built] = elementsIn(xml(), 'lastBuildDate').map(textOf);
  const dockets = Map.groupBy(items, ({ court, docketNumber, pacerId }) => [court, docketNumber, pacerId].join('|'));
  return [...dockets.values()].map(group => {
    const [{ entry: _entry, ...docket }] = group as [(typeof group)[number]];
    return {
      ...emptyDocket,
      ...docket,
      from: 'feed',
      entries: merged(group.map(({ entry }) => entry)),
      capturedOn: dayOf(built ?? '', docket.court),
    };
  });
};

/** The feed of what was filed lately in one court: it covers some events alone, and a day at most. */
export const rssFeed: Format = {
  name: 'rss_feed',
  recognises: ({ text }) => /<rss\b/i.test(text().slice(0, 2_000)) && /uscourts\.gov/i.test(text()),
  read,
};
