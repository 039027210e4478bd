import type { Example } from './example.ts';

/** Pleadings, and what charges a crime. */
export const pleadings: readonly Example[] = [
  [
    'COMPLAINT against Example Motors, Inc. (Filing fee $ 405, receipt number AXXX-1) filed by Luz Rivera. (Attachments: # 1 Civil Cover Sheet)',
    'complaint:original',
    'complaint',
  ],
  ['complaint for damages, jury demand (filing fee $150) filed by Luz Rivera', 'complaint:original', 'complaint'],
  [
    'THIRD PARTY COMPLAINT against Sample Brakes LLC, filed by Example Motors, Inc.',
    'complaint:third_party',
    'third_party_complaint',
  ],
  [
    'SECOND AMENDED COMPLAINT against All Defendants, filed by Luz Rivera.',
    'amended_complaint:second',
    'amended_complaint',
  ],
  ['First AMENDED COMPLAINT amending 1 Complaint', 'amended_complaint:first', 'amended_complaint'],
  [
    'CONSOLIDATED AMENDED CLASS ACTION COMPLAINT against Example Motors, Inc.',
    'amended_complaint:amended',
    'amended_complaint',
  ],
  ['ANSWER to 1 Complaint with Jury Demand by Example Motors, Inc.', 'answer:to_complaint', 'answer'],
  ['ANSWER to 14 Amended Complaint by Example Motors, Inc.', 'answer:to_amended', 'answer'],
  ['ANSWER to 20 Counterclaim by Luz Rivera.', 'answer:to_counterclaim', 'answer'],
  [
    'ANSWER to Complaint with Affirmative Defenses, COUNTERCLAIM against Luz Rivera by Example Motors, Inc.',
    'answer:to_complaint',
    'answer',
  ],
  ['COUNTERCLAIM against Luz Rivera, filed by Example Motors, Inc.', 'counterclaim:counterclaim', 'counterclaim'],
  ['CROSSCLAIM against Sample Brakes LLC by Example Motors, Inc.', 'counterclaim:counterclaim', 'counterclaim'],
  [
    'NOTICE OF REMOVAL from Superior Court of Example County, Case Number CV-1 (Filing fee $ 405) filed by Example Motors, Inc.',
    'notice_of_removal:from_state',
    'notice_of_removal',
  ],
  ['PETITION for Writ of Habeas Corpus filed by Luz Rivera.', 'petition:habeas', 'petition'],
  ['PETITION to Confirm Arbitration Award filed by Example Motors, Inc.', 'petition:other', 'petition'],
  ['DEMAND for Trial by Jury by Luz Rivera.', 'jury_demand:demand', 'jury_demand'],
  ['AFFIRMATIVE DEFENSES by Example Motors, Inc.', 'answer:to_complaint', 'affirmative_defenses'],
  ['Verified CLAIM of Luz Rivera to the defendant property', 'claim:unspecified', 'claim'],
  ['CRIMINAL COMPLAINT as to Dana Doe (1).', 'charging_document:criminal_complaint', 'criminal_complaint'],
  ['AMENDED CRIMINAL COMPLAINT as to Dana Doe', 'charging_document:criminal_complaint', 'criminal_complaint'],
];
