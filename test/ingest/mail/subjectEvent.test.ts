import { expect, test } from '@jest/globals';
import { subjectEvent } from '../../../src/ingest/mail/subjectEvent.ts';

test.each([
  [
    'Activity in Case 1:24-cv-00042-RV Roe et al v. Doe et al Motion to Stay',
    ['Roe et al v. Doe et al'],
    'Motion to Stay',
  ],
  ['FW: Activity in Case 1:24-cv-00042 Roe v. Doe Summons Issued', ['Roe v. Doe'], 'Summons Issued'],
  ['Activity in OKND case 4:18-cv-00499-RV Roe v. Doe - Joint Status Report', ['Roe v. Doe'], 'Joint Status Report'],
  ['Activity in Case MDL No. 2001 In re Fernhollow Litigation Order', ['In re Fernhollow Litigation'], 'Order'],
  ['Activity in Case 1:24-cv-00042 Roe v. Doe', ['Roe v. Doe'], null],
  ['24-04888-7 Chapter 7 Voluntary Petition', ['Jane Roe'], 'Chapter 7 Voluntary Petition'],
  ["21-10245-BAH Chapter 13 Jane Roe  Chapter 13 Trustee's Report", ['Jane Roe'], "Chapter 13 Trustee's Report"],
  [
    'Ch-11 19-27439-MBK Certificate of Notice - Order  - Fernhollow Construc',
    ['Fernhollow Construction, LLC'],
    'Certificate of Notice - Order',
  ],
  ['20-18680 Response - CH7 - Jane Roe', ['Jane Roe'], 'Response'],
  ['NEF: 22-22507-cgm Ch13 Affidavit Re: Jane Roe', ['Jane Roe'], 'Affidavit'],
  ['Jane Roe 23-31747-KLP Ch 13  Notice of Dismissal', ['Jane Roe'], 'Notice of Dismissal'],
  ['Multiple Cases "Close Adversary Case" - AP -', ['Roe v. Doe'], 'Close Adversary Case'],
])('%s', (subject, names, event) => {
  expect(subjectEvent(subject, names)).toBe(event);
});
