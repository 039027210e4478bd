import { describe, expect, test } from '@jest/globals';
import { readJson } from '../support/readText.ts';

const entry = {
  date_filed: '2023-05-01',
  date_entered: '2023-05-02',
  document_number: '1',
  description: 'COMPLAINT against Harrow Mills, Inc.',
  pacer_doc_id: '127000000001',
  pacer_seq_no: '5',
};

const docket = {
  court_id: 'nysd',
  docket_number: '1:23-cv-00099',
  case_name: 'Okonjo v. Harrow Mills, Inc.',
  date_filed: '2023-05-01',
  date_terminated: null,
  assigned_to_str: 'Rosalind Vane',
  cause: '28:1332 Diversity',
  federal_defendant_number: '2',
  parties: [
    {
      name: 'Ada Okonjo',
      type: 'Plaintiff',
      date_terminated: '2024-01-01',
      extra_info: '9 Oak Lane',
      attorneys: [{ name: 'Rex Thorne', contact: '9 Oak Lane\nrex@example.test', roles: ['LEAD ATTORNEY'] }],
    },
  ],
  docket_entries: [entry],
};

describe('what juriscraper made of', () => {
  test('a docket is read with its header, parties and entries, and no address', async () => {
    const { format, dockets } = await readJson(docket);
    expect(format).toBe('juriscraper_json');
    expect(dockets).toMatchObject([
      {
        from: 'page',
        court: 'nysd',
        docketNumber: '1:23-cv-00099',
        defendantNumber: 2,
        assignedTo: 'Rosalind Vane',
        parties: [{ terminatedOn: '2024-01-01', attorneys: [{ name: 'Rex Thorne', roles: ['LEAD ATTORNEY'] }] }],
        entries: [
          { number: '1', sequence: '5', documentId: '127000000001', filedOn: '2023-05-01', enteredOn: '2023-05-02' },
        ],
      },
    ]);
    expect(JSON.stringify(dockets)).not.toMatch(/Oak Lane|example\.test/);
  });

  test('a history is told from a page, with the name of each event', async () => {
    const history = {
      ...docket,
      date_last_filing: null,
      docket_entries: [{ ...entry, short_description: 'Complaint' }],
    };
    expect((await readJson(history)).dockets).toMatchObject([{ from: 'history', entries: [{ event: 'Complaint' }] }]);
  });

  test('a feed is a docket for each case, its moments days in the zone of the court', async () => {
    const item = {
      ...docket,
      office: '',
      parties: null,
      docket_entries: [{ ...entry, date_filed: '2023-05-02T01:30:00+00:00' }],
    };
    const { dockets } = await readJson([item, { ...item, docket_entries: [{ ...entry, document_number: '2' }] }]);
    expect(dockets).toMatchObject([{ from: 'feed', entries: [{ filedOn: '2023-05-01' }, { number: '2' }] }]);
  });

  test('a notice by e-mail is a docket for each case that it names, without the link that opens once', async () => {
    const secret = {
      ...entry,
      pacer_case_id: '777',
      pacer_magic_num: '123456',
      document_url: 'https://x.test?magic_num=123456',
    };
    const { dockets } = await readJson({ court_id: 'nysd', dockets: [{ ...docket, docket_entries: [secret] }] });
    expect(dockets).toMatchObject([{ from: 'email', court: 'nysd', pacerId: '777' }]);
    expect(JSON.stringify(dockets)).not.toContain('123456');
  });

  test('an appeal keeps the proceeding below', async () => {
    const appeal = {
      ...docket,
      court_id: 'ca2',
      docket_number: '23-1234',
      appeal_from: 'S.D.N.Y.',
      originating_court_information: { court_id: 'nysd', docket_number: '1:22-cv-00001' },
    };
    expect((await readJson(appeal)).dockets).toMatchObject([
      { docketNumber: '23-1234', lineage: [{ court: 'nysd', docketNumber: '1:22-cv-00001' }] },
    ]);
  });

  test('nothing is nothing', async () => {
    expect(await readJson({})).toEqual({ format: null, dockets: [] });
    expect(await readJson([])).toEqual({ format: null, dockets: [] });
  });

  test('a docket with pieces that are none is read without them', async () => {
    const odd = {
      ...docket,
      parties: [7, { name: null }, ...docket.parties],
      docket_entries: [null, 'x', entry],
      date_filed: 5,
    };
    const [read] = (await readJson(odd)).dockets;
    expect(read).toMatchObject({ dateFiled: null, parties: [{ name: 'Ada Okonjo' }], entries: [{ number: '1' }] });
  });
});
