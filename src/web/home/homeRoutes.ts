import type { Router } from 'express';
import { parseInput } from '../../commands/caseFile.ts';
import { countActions } from '../../views/search/countActions.ts';
import { countListed } from '../../views/search/countListed.ts';
import { searchActions } from '../../views/search/searchActions.ts';
import { searchCases } from '../../views/search/searchCases.ts';
import { shownActions, shownCases } from '../../views/search/shownHits.ts';
import { soughtIn } from '../../views/search/sought.ts';
import { pagesBehind } from '../answering.ts';
import type { PagesParts } from '../parts.ts';
import { type Found, searchPage } from './searchPage.ts';
import {
  actionCursorIn,
  actionCursorText,
  caseCursorIn,
  caseCursorText,
  type SearchAsked,
  searchAddress,
  searchQuestion,
} from './searchQuestion.ts';

const perPage = 50;

type Asking = Pick<PagesParts, 'reader' | 'views'>;

const foundCases = async ({ reader, views: { store } }: Asking, asked: SearchAsked): Promise<Found> => {
  const { q, court, status, party, judge, type, from: filedAfter, to: filedBefore } = asked;
  const filter = { court, status, party, judge, type, filedAfter, filedBefore };
  const sought = q === undefined ? undefined : soughtIn(q);
  const cursor = caseCursorIn(asked.after);
  const order = cursor?.order ?? (sought ? 'relevance' : '-lastOn');
  const { items, next, ...searched } = searchCases(store, { ...filter, sought, order, cursor, limit: perPage });
  const counts = sought || cursor ? searched : countListed(store, filter);
  const { total, atLeast, facets } = counts;
  return {
    asked,
    cases: await shownCases(reader, items),
    facets: facets && { total: total!, atLeast: atLeast!, ...facets },
    next: next ? searchAddress(asked, { after: caseCursorText(next) }) : undefined,
  };
};

const foundActions = async ({ reader, views: { store } }: Asking, asked: SearchAsked): Promise<Found> => {
  const { q, court, party, judge, type, from: onAfter, to: onBefore } = asked;
  const sought = q === undefined ? undefined : soughtIn(q);
  const filter = { sought, court, party, judge, type: type === undefined ? undefined : [type], onAfter, onBefore };
  const tables = store.id();
  const cursor = actionCursorIn(asked.after, tables);
  const { items, next } = searchActions(store, { ...filter, cursor, limit: perPage });
  const counts = cursor ? undefined : countActions(store, filter);
  return {
    asked,
    actions: await shownActions(reader, items),
    facets: counts && { total: counts.total, atLeast: counts.atLeast, ...counts.facets },
    next: next ? searchAddress(asked, { after: actionCursorText(next, tables) }) : undefined,
  };
};

/** Where everything begins: the cases, and a search over them and over all that happened in them. */
export const homePages = (parts: PagesParts): Router => {
  const pages = pagesBehind(parts.gate);
  pages.get('/', 'read', async ({ query }, visit) => {
    const asked = parseInput(searchQuestion, query);
    const found = asked.show === 'actions' ? foundActions(parts, asked) : foundCases(parts, asked);
    return searchPage(await found, visit);
  });
  return pages.router;
};
