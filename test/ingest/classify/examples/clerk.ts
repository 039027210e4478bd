import type { Example } from './example.ts';

/** What the clerk's office notes. */
export const clerk: readonly Example[] = [
  ['FILING FEE: $ 405, receipt number AXXX-1', 'fee:filing', 'fee'],
  ['Received $50.00 in Cashiers Office on 4/28/26', 'fee:filing', 'fee'],
  ['Receipt', 'fee:filing', 'fee'],
  ['Add and Terminate Parties', 'party_change:clerk_update', 'party_update'],
  ['~Util - Add and Terminate Attorneys', 'appearance:clerk_update', 'attorney_update'],
  [
    'Attorney update in case as to Dana Doe. Attorney Ann Smith terminated.',
    'appearance:clerk_update',
    'attorney_update',
  ],
  ['Add and Terminate Judges', 'reassignment:notice', 'judge_update'],
  ['Notice of Case Assignment to Judge Ada B. Example', 'reassignment:assignment', 'case_assignment_notice'],
  [
    "NOTICE OF AVAILABILITY OF A UNITED STATES MAGISTRATE JUDGE to exercise jurisdiction, by clerk's notice",
    'magistrate_consent:notice_of_availability',
    'magistrate_availability',
  ],
  [
    'TRANSMITTAL of DOCUMENTS re Probation 22 to the District of Nowhere',
    'transfer:probation_out',
    'probation_papers_sent',
  ],
  [
    "CLERK'S NOTICE re: consent or declination to magistrate judge due by 3/1/2026",
    'magistrate_consent:consent_or_declination',
    'clerk_on_magistrates',
  ],
  [
    "CLERK'S NOTICE Vacating Hearing. The hearing scheduled for 10/30/2026 is hereby vacated.",
    'hearing_set:cancelled',
    'hearing_vacated_by_clerk',
  ],
  ["CLERK'S NOTICE Continuing Motion Hearing to 8/28/2026 10:00 AM", 'hearing_set:reset', 'hearing_vacated_by_clerk'],
  ["Clerk's Notice of Judge Assignment", 'reassignment:assignment', 'judge_assigned_by_clerk'],
  ['Notice to counsel of filing of official transcript', 'transcript:notice', 'official_transcript_filed'],
  [
    "CLERK'S NOTICE SETTING ZOOM HEARING. Motion Hearing set for 1/19/2026 02:00 PM.",
    'hearing_set:set',
    'notice_of_hearing_by_clerk',
  ],
  ['Submission to District Judge', 'clerk_note:submission', 'submission_of_motion'],
  ['NOTICE TO PARTIES OF ADR PILOT PROGRAM filed.', 'adr:notice', 'adr_program'],
  ['This filing has been checked for quality control.', 'clerk_note:qc', 'quality_control'],
  ['DOCKET ANNOTATION: document 12 entered in error.', 'clerk_note:entered_in_error', 'entered_in_error'],
  ['Mail sent to Luz Rivera Returned as Undeliverable', 'clerk_note:mail_returned', 'mail_returned'],
  [
    '***NOTICE TO ATTORNEY TO RE-FILE DOCUMENT - DEFICIENT DOCKET ENTRY ERROR. Notice to attorney Ann Smith.',
    'clerk_note:deficiency',
    'deficiency',
  ],
  ['Notice of Deficiency in Request to Issue Summons', 'clerk_note:deficiency', 'deficiency'],
  ['Docket Correction re 12 Motion', 'clerk_note:correction', 'correction'],
  ['Case unsealed', 'clerk_note:unsealing', 'unsealing'],
  ['Remark', 'clerk_note:remark', 'remark'],
  ['Utility - Miscellaneous', 'clerk_note:utility', 'utility'],
  ['Case Designated ECF.', 'clerk_note:notice', 'clerk_notice'],
  ['Placed in file - not used', 'clerk_note:notice', 'clerk_notice'],
  ['Motions Submitted: 12 MOTION to Compel', 'clerk_note:submission', 'submission'],
  [
    'INTERNET CITATION NOTE: Material from decision with Internet citation re: 47 Order',
    'clerk_note:notice',
    'citation_note',
  ],
  [
    'TEXT ENTRY that defendant exhibits destroyed on 1/17/2026 by Clerk of Court',
    'clerk_note:remark',
    'exhibits_disposed_of',
  ],
];
