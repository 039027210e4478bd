import { motionKind } from '../motionKinds.ts';
import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';

const kindOf = ({ titled }: Opening): string => motionKind(titled);

/** What a party asks of the court, whatever the paper is called. */
export const motions: readonly Rule[] = [
  {
    name: 'motion_terminated_by_clerk',
    label: 'clerk_note',
    sub: 'utility',
    when: /^(?:terminate[ds]?|motions? (?:terminated|referred|no longer))/i,
  },
  {
    name: 'order_on_motion',
    label: 'order',
    sub: opening => `granting:${kindOf(opening)}`,
    when: /^(?:[\w'.,: ]{0,40})?(?:motion|application|request)\b.{0,80}\b(?:is|are) (?:hereby )?granted/i,
  },
  {
    name: 'motion_denied',
    label: 'order',
    sub: opening => `denying:${kindOf(opening)}`,
    when: /^(?:[\w'.,: ]{0,40})?(?:motion|application|request)\b.{0,80}\b(?:is|are) (?:hereby )?denied/i,
  },
  {
    name: 'request_for_summons',
    label: 'summons_issued',
    sub: 'request',
    when: /request for (?:issuance of )?(?:electronic )?summons|request .{0,20}summons/i,
  },
  { name: 'motion', label: 'motion', sub: kindOf, when: /./ },
];
