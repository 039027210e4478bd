import type { Example } from './example.ts';

/** What happened in court. */
export const minutes: readonly Example[] = [
  [
    'Minute Entry for proceedings held before Judge Ada B. Example: Status Conference held on 7/29/2026.',
    'minute_entry:status_hearing',
    'minutes',
  ],
  [
    'MINUTES of Settlement Conference held on 7/29/2026 before Magistrate Judge Ned O. Sample.',
    'minute_entry:settlement_conference',
    'minutes',
  ],
  ['Minute Entry: Initial Appearance as to Dana Doe held on 3/2/2026.', 'minute_entry:initial_appearance', 'minutes'],
  [
    'Minute Entry: Arraignment as to Dana Doe (1) Count 1 held on 3/2/2026. Not guilty plea entered.',
    'minute_entry:arraignment',
    'minutes',
  ],
  ['Minute Entry: Sentencing held on 4/15/2026 for Dana Doe (1), Count 1.', 'sentencing:hearing', 'sentencing_held'],
  [
    'Minute Entry: Change of Plea Hearing as to Dana Doe held on 1/27/2026. Plea entered Guilty Count 1. Sentencing set for 5/1/2026.',
    'plea:guilty',
    'plea_taken',
  ],
  [
    'Minute Entry: Settlement Conference held. A settlement was reached.',
    'settlement_notice:reached',
    'settled_in_court',
  ],
  ['MINUTE ORDER IN CHAMBERS: Order to Show Cause re Jurisdiction.', 'order:show_cause', 'show_cause_in_minutes'],
  [
    'MINUTE entry before the Honorable Ned O. Sample: All matters relating to the referral of this action having been resolved, the referral is closed.',
    'reassignment:referral_terminated',
    'referral_ends',
  ],
  ['Minute Entry: Detention Hearing as to Dana Doe held on 1/13/2026.', 'detention_release:release', 'bond_hearing'],
  ['Minute Entry: Bench trial. The Court finds defendant guilty as to Count 1.', 'trial:verdict', 'found_guilty'],
  [
    "MINUTE entry: Defendant's motion to stay [69] is granted. The case is stayed until 2/6/2026.",
    'stay:case',
    'case_stayed_in_minutes',
  ],
  [
    "MINUTE entry before the Honorable Ada B. Example: Motion hearing held. Plaintiff's motion to compel [36] is granted. Motion to strike [30] is taken under advisement.",
    'order:granting:compel',
    'motion_ruled_in_minutes',
  ],
  [
    'Minute Entry: Motion Hearing held on 8/12/2026. 7 Motion for Leave to File - Granted.',
    'order:granting:leave_to_file',
    'ruling_in_minutes',
  ],
  [
    'Minute Entry: Motion Hearing held. Motion to dismiss taken under advisement.',
    'minute_entry:motion_hearing',
    'minutes',
  ],
  ['Minute Entry: Jury returned a verdict for the plaintiff.', 'trial:verdict', 'verdict'],
  ['Minute Entry: Jury Trial (Day 3) held on 3/5/2026.', 'trial:day', 'trial_day'],
  ['Renotice motion hearing re 15 MOTION to Remand filed by Luz Rivera.', 'hearing_set:reset', 'renoticed'],
  [
    'MINUTE entry: The status hearing set for 11/18/26 is reset to 12/1/26 at 9 a.m.',
    'hearing_set:reset',
    'hearing_moved',
  ],
  [
    'MINUTE entry: The initial status hearing is set for 11/4/26 at 9:00 a.m.',
    'hearing_set:set',
    'hearing_set_in_minutes',
  ],
  [
    'MINUTE ORDER. Pursuant to the discovery hearing of August 19, the parties shall confer.',
    'order:procedural',
    'chambers_order',
  ],
  [
    "MINUTE ENTRY: This action is dismissed with prejudice on plaintiff's notice.",
    'dismissal_by_court:with_prejudice',
    'dismissal_by_court',
  ],
  ['Curcio Hearing', 'minute_entry:hearing', 'minutes'],
];
