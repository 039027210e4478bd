import type { Attempt } from '../../src/delivery/deliveryRecords.ts';

/** What the webhook of the document's examples was sent, so that it can be sent again. */
export const sentToNewsroom: Attempt = {
  ...{
    endpoint: 'newsroom',
    position: '1',
    eventId: '',
    type: 'case.titled',
    stream: 'case-musk-v-openai',
    revision: 0,
  },
  ...{ caseId: 'musk-v-openai', first: null, firstEventId: null, since: null, number: 1, at: 0, tookMs: 12 },
  ...{ status: 204, failure: null, reply: '' },
};
