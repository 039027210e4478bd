import * as z from 'zod';
import type { ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtListenerDocket, readCourtListenerDocket } from './courtListenerDocket.ts';
import { courtListenerHit, readCourtListenerHit } from './courtListenerSearch.ts';

const results = z.looseObject({ results: z.array(z.unknown()) });
const webhook = z.looseObject({
  payload: z.unknown(),
  webhook: z.looseObject({ event_type: z.number(), version: z.number() }),
});

/** The items of an answer of the API, or of a webhook, or the one thing that the file holds. */
const itemsIn = (value: unknown): readonly unknown[] => {
  const hook = webhook.safeParse(value);
  const page = results.safeParse(hook.success ? hook.data.payload : value);
  return page.success ? page.data.results : Array.isArray(value) ? value : [value];
};

/** What CourtListener alone says of a docket, and of an entry: with `fields=` an answer may leave out any of it. */
const docketFields = ['date_modified', 'absolute_url', 'resource_uri', 'date_created', 'id'];
const entryFields = ['entry_number', 'recap_documents', 'pacer_sequence_number', 'recap_sequence_number'];

const hasAny = (value: unknown, fields: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && fields.some(field => Object.hasOwn(value, field));

const docketSign = z
  .looseObject({
    docket_number: z.string(),
    case_name: z.string().nullish(),
    docket_entries: z.array(z.unknown()).nullish().catch(null),
  })
  .refine(
    docket => hasAny(docket, docketFields) || docket.docket_entries?.some(entry => hasAny(entry, entryFields)) === true,
  );

/** Entries by themselves name their docket by a number of CourtListener's own, which says nothing here. */
const entrySign = z.looseObject({ recap_documents: z.array(z.unknown()), date_modified: z.string() });
const documentSign = z.looseObject({ pacer_doc_id: z.unknown(), is_available: z.unknown(), date_modified: z.string() });
const partySign = z.looseObject({ party_types: z.array(z.unknown()), date_modified: z.string() });
const signs = [docketSign, courtListenerHit, entrySign, documentSign, partySign];

const isKnown = (value: unknown): boolean => {
  if (webhook.safeParse(value).success) return true;
  const items = itemsIn(value);
  return items.length > 0 && signs.some(sign => items.every(item => sign.safeParse(item).success));
};

const readItem = (item: unknown): readonly ParsedDocket[] => {
  const page = docketSign.safeParse(item).success ? courtListenerDocket.safeParse(item) : undefined;
  if (page?.success) return [readCourtListenerDocket(page.data)];
  const hit = courtListenerHit.safeParse(item);
  return hit.success ? [readCourtListenerHit(hit.data)] : [];
};

/** Dockets as CourtListener's API (v4) and the Internet Archive's JSON have them, with entries and parties where nested. */
export const courtListenerJson: Format = {
  name: 'courtlistener_json',
  recognises: ({ json }) => isKnown(json()),
  read: ({ json }) => itemsIn(json()).flatMap(readItem),
};
