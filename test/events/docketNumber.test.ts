import { describe, expect, test } from '@jest/globals';
import { docketIdentity, findDocket } from '../../events/docketNumber.ts';

const meet = (court: string, one: string, other: string): boolean => {
  const known = { identities: [docketIdentity(court, one)] };
  return findDocket([known], docketIdentity(court, other)) === known;
};

/** As dockets, notices, feeds and papers of these courts write them. */
const spelledAlike: readonly (readonly [court: string, stream: string, ...spellings: string[]])[] = [
  ['cand', '17-05729', '3:17-cv-05729', '3:17-cv-05729-RS', '3-17-cv-5729', '17-cv-05729', 'C 17-05729 RS'],
  ['cand', '24-04722', '3:24-cv-04722', '3:2024cv04722', 'Case No. 3:24-cv-04722-JD', '3:24–cv–04722', '24-4722'],
  ['cand', '09-00418', '3:09-cr-00418', '3:09-cr-00418-JSW-1', 'CR 09-00418 JSW'],
  ['nysd', '15-00867', '1:15-cr-00867', '1:15-cr-00867-RMB', '15 Cr. 867 (RMB)'],
  ['nysd', '17-08956', '1:17-cv-08956-AKH', '17 Civ. 8956 (AKH) (BCM)', '17-CV-8956 (AKH)'],
  ['nynd', '17-00299', '1:17-cr-00299', '1:17-cr-299', '1:17-cr-00299-MAD'],
  ['akd', '17-00168', '3:17-cr-00168', '3-17-cr-168', '3:17-cr-00168-SLG-DMS'],
  ['gasd', '09-00073', '1:09-cr-00073', '1:09-cr-00073-JRH-BKE-6'],
  ['flsd', '17-24214', '1:17-cv-24214', '1:17-cv-24214-XXXX'],
  ['dcd', '16-00745', '1:16-cv-00745-ESH', '1-16-cv-745', 'Civil Action No. 16-0745 (ESH)', 'Civil No. 16-745'],
  ['cacd', '14-00341', '8:14-cv-00341', '8:14-cv-00341-JVS-DFM', 'SACV 14-00341 JVS'],
  ['cit', '08-00398', '1:08-cv-00398', '1:08-cv-00398-GWC-TCS-LMG', 'Court No. 08-00398'],
  ['ared', '25-00029', '4:25-crcor-00029'],
  ['deb', '08-12606', '08-12606', '08-12606 (BLS)', '08-12606-BLS', '1:08-bk-12606'],
  ['deb', '24-50041', '24-50041', '1:24-ap-50041'],
  ['nyeb', '10-41176', '1-10-41176', '1-10-41176-cec', '10-41176'],
  ['nyeb', '09-08602', '8-09-08602', '09-8602'],
  ['nynb', '09-12515', '09-12515', '09-12515-1-rel'],
  ['nceb', '22-00105', '22-00105', '22-00105-5-JNC'],
  ['flmb', '00-06546', '3:00-bk-06546', '3:00-bk-6546-3P7'],
  ['casb', '24-04888', '24-04888', '24-04888-7', '24-04888-CL7'],
  ['insb', '23-00332', '23-00332-JJG-13', '1-23-bk-332'],
  ['iasb', '10-00400', '10-00400', '10-00400-als7'],
  ['vaeb', '11-07044', '11-07044', '11-7044-SCS'],
  ['arb', '09-13075', '2:09-bk-13075', '2:09-bk-13075-RTB'],
  ['cafc', '22-01455', '22-1455', '2022-1455', 'No. 22-1455'],
  ['ca2', '22-01406', '22-1406', '22-1406-cv', '22-1406(L)'],
  ['ca4', '11-00008', '11-8'],
  ['ca11', '22-11299', '22-11299', '22-11299-JJ'],
  ['bap9', '15-01074', '15-1074'],
  ['scotus', '16-01014', '16-1014', 'No. 16-1014'],
  ['scotus', '16a982', '16A982'],
  ['jpml', 'mdl2967', 'MDL No. 2967', 'MDL 2967'],
  ['calsuppctsf', 'cgc24612746', 'CGC-24-612746', 'CGC24612746', 'cgc-24-612746', 'CGC 24-612746'],
  ['fladistctapp2', '2d20252797', '2D2025-2797', '2D 2025-2797'],
  ['texapp1', '012500434cv', '01-25-00434-CV', '01–25–00434–CV'],
];

describe('all spellings of one docket lead to one stream, and mean one docket', () => {
  test.each(spelledAlike)('%s %s', (court, stream, first, ...others) => {
    for (const spelling of [first!, ...others]) {
      expect([spelling, docketIdentity(court, spelling).stream]).toEqual([spelling, `docket-${court}-${stream}`]);
      expect([spelling, meet(court, first!, spelling), meet(court, spelling, first!)]).toEqual([spelling, true, true]);
    }
  });

  test.each(spelledAlike)('%s %s: what Lis writes is read as what it wrote', (court, _stream, ...spellings) => {
    for (const spelling of spellings) {
      const { written, core } = docketIdentity(court, spelling);
      expect(docketIdentity(court, written)).toMatchObject({ written, core });
    }
  });
});

describe('two dockets of one number', () => {
  test.each([
    ['of two divisions', 'cand', '3:24-cv-04722', '5:24-cv-04722'],
    ['of two kinds', 'cand', '3:24-cv-00123', '3:24-cr-00123'],
    ['of two kinds in bankruptcy', 'arb', '2:09-bk-00844', '2:09-ap-00844'],
  ])('%s share their stream and stay two', (_why, court, one, other) => {
    expect(docketIdentity(court, one).stream).toBe(docketIdentity(court, other).stream);
    expect(meet(court, one, other)).toBe(false);
  });

  test('a spelling that names neither means the first, and one that names both its own', () => {
    const [third, fifth] = ['3:24-cv-04722', '5:24-cv-04722'].map(spelling => ({
      spelling,
      identities: [docketIdentity('cand', spelling)],
    }));
    const found = (spelling: string) => findDocket([third!, fifth!], docketIdentity('cand', spelling))?.spelling;
    expect([found('24-cv-04722'), found('5:24-cv-04722-EJD'), found('4:24-cv-04722')]).toEqual([
      '3:24-cv-04722',
      '5:24-cv-04722',
      undefined,
    ]);
  });

  test('a docket known in full no longer answers to another division', () => {
    const known = { identities: ['24-cv-04722', '3:24-cv-04722'].map(spelling => docketIdentity('cand', spelling)) };
    expect(findDocket([known], docketIdentity('cand', '5:24-cv-04722'))).toBeUndefined();
  });
});

describe('a number is written as its source writes it', () => {
  test.each([
    ['illappct', '2024-L-001234', '2024-L-001234'],
    ['calsuppctsf', ' CGC-24-612746 ', 'CGC-24-612746'],
    ['deb', '24-10001 (MFW)', '24-10001'],
    ['nyeb', '1-10-41176-cec', '1-10-41176'],
    ['cafc', '2024-1234', '2024-1234'],
    ['tax', '12345-22', '12345-22'],
    ['jpml', 'MDL No. 2967', 'MDL No. 2967'],
  ])('%s %s', (court, spelling, written) => {
    expect(docketIdentity(court, spelling).written).toBe(written);
  });

  test.each(['3:24-CV-4722-YGR', '3:2024cv04722', '3-24-cv-4722'])(
    'but a federal trial court’s as the court itself does: %s',
    spelling => {
      expect(docketIdentity('cand', spelling).written).toBe('3:24-cv-04722');
    },
  );
});
