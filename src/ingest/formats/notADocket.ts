import type { Format } from '../format.ts';

const known = (name: string, ...signs: readonly RegExp[]): Format => ({
  name,
  recognises: ({ text }) => signs.every(sign => sign.test(text())),
  read: () => [],
});

/** Pages of CM/ECF that are about documents, claims or searches, and show no docket. */
export const otherPages: readonly Format[] = [
  known('attachment_page', /Document Selection Menu/i),
  known('appellate_attachment_page', /Documents? (?:is|are) attached to this filing/i),
  known('claims_activity', /Claims Activity Report/i),
  known('claims_register', /Claims Register/i, /Claim No|Last Date to file claims|no claims/i),
  known('list_of_creditors', /List of Creditors|creditor matrix/i, /View (?:Labels|Report)|Transaction Receipt/i),
  known('mobile_query', /Mobile Query/i, /CM\/ECF Mobile|data-role="page"/i),
  known('case_query_advanced', /Select a Case/i, /There (?:was|were) \d+ matching/i),
  known('case_query', /Case Summary for|Date of last filing:/i, /Query/),
  known('case_query', /Associated Cases/i, /Docket Report/i, /Query/),
  known('case_query_advanced', /No match found/i, /Transaction Receipt/i),
];

/** Courts whose dockets Lis does not read yet: what they publish is known, so that it can be said. */
export const otherCourts: readonly Format[] = [
  known('acms_attachments', /^\s*\{/, /"(?:docketEntryDocuments|acms_document_guid)"/),
  known('acms_attachments', /^\s*\{/, /"caseDetails"/, /"docketEntry"/),
  known('lasc_page', /lacourt\.(?:org|ca\.gov)|Los Angeles Superior Court/i, /<(?:html|body|table|div)\b/i),
  known('texas_page', /txcourts\.gov/i, /<(?:html|body|table|div)\b/i),
  known(
    'scotus_page',
    /supremecourt\.gov|Supreme Court of the United States|\bDocketed:/i,
    /<(?:html|head|body|table|div|p)\b/i,
  ),
];

/** A message of CM/ECF or of its server in the place of a docket: a bill, a question, an error, a form to log in. */
export const pacerMessage = known(
  'pacer_message',
  /<(?:html|head|body|title|h1|frameset)\b/i,
  /CM\/?ECF|uscourts\.gov|cmecf|PACER\b|TransportRoom|live database/i,
);
