import { describe, expect, test } from '@jest/globals';
import { readJson } from '../support/readText.ts';

const docket = {
  id: 42,
  court: 'https://www.courtlistener.com/api/rest/v4/courts/nysd/',
  court_id: 'nysd',
  docket_number: '1:23-cv-00099-RV',
  pacer_case_id: '555',
  case_name: 'Okonjo v. Harrow Mills, Inc.',
  date_filed: '2023-05-01',
  date_terminated: '2024-06-01',
  assigned_to_str: 'Rosalind Vane',
  jurisdiction_type: 'Diversity',
  date_modified: '2024-06-02T08:00:00-07:00',
};

const entry = {
  id: 1,
  docket: 'https://www.courtlistener.com/api/rest/v4/dockets/42/',
  date_filed: '2023-05-01',
  date_modified: '2023-05-02T08:00:00-07:00',
  entry_number: 1,
  pacer_sequence_number: 5,
  description: '',
  recap_documents: [
    { document_type: 2, pacer_doc_id: '127000000002', description: 'Exhibit' },
    { document_type: 1, pacer_doc_id: '127000000001', description: 'Complaint' },
  ],
};

const party = {
  name: 'Ada Okonjo',
  party_types: [
    { name: 'Plaintiff', docket: 'https://www.courtlistener.com/api/rest/v4/dockets/42/', date_terminated: null },
    { name: 'Defendant', docket: 'https://www.courtlistener.com/api/rest/v4/dockets/43/', date_terminated: null },
  ],
  attorneys: [
    {
      name: 'Rex Thorne',
      contact_raw: '9 Oak Lane',
      email: 'rex@example.test',
      roles: [
        { role: 2, docket: 42 },
        { role: 1, docket: 42 },
      ],
    },
    { name: 'Someone Else', roles: [{ role: 2, docket: 43 }] },
  ],
};

describe('CourtListener', () => {
  test('gives the header of a docket', async () => {
    const { format, dockets } = await readJson(docket);
    expect(format).toBe('courtlistener_json');
    expect(dockets).toMatchObject([
      {
        court: 'nysd',
        docketNumber: '1:23-cv-00099',
        spelling: '1:23-cv-00099-RV',
        pacerId: '555',
        dateTerminated: '2024-06-01',
        assignedTo: 'Rosalind Vane',
        jurisdiction: 'Diversity',
      },
    ]);
  });

  test('gives a page of dockets', async () => {
    const { dockets } = await readJson({
      next: null,
      previous: null,
      results: [docket, { ...docket, docket_number: '1:23-cv-00100' }],
    });
    expect(dockets.map(({ docketNumber }) => docketNumber)).toEqual(['1:23-cv-00099', '1:23-cv-00100']);
  });

  test('may have few fields of each', async () => {
    const few = {
      court_id: 'nysd',
      docket_number: '1:23-cv-00099',
      case_name: 'Roe v. Doe',
      date_filed: '2023-01-05',
      docket_entries: [{ entry_number: 7, date_filed: '2023-02-01', description: 'ORDER' }],
    };
    const { format, dockets } = await readJson(few);
    expect(format).toBe('courtlistener_json');
    expect(dockets[0]!.entries).toMatchObject([{ number: '7', text: 'ORDER' }]);
  });

  test('nests entries and parties in the files of the Internet Archive: those of this docket alone', async () => {
    const { dockets } = await readJson({ ...docket, docket_entries: [entry], parties: [party] });
    expect(dockets).toMatchObject([
      {
        entries: [{ number: '1', sequence: '5', documentId: '127000000001', text: '', event: 'Complaint' }],
        parties: [
          {
            name: 'Ada Okonjo',
            type: 'Plaintiff',
            attorneys: [{ name: 'Rex Thorne', roles: ['LEAD ATTORNEY', 'ATTORNEY TO BE NOTICED'] }],
          },
        ],
      },
    ]);
    expect(dockets[0]!.parties).toHaveLength(1);
    expect(JSON.stringify(dockets)).not.toMatch(/Oak Lane|example\.test|Someone Else/);
  });

  test.each([
    ['a list of entries', { results: [entry] }],
    ['a docket alert', { payload: { results: [entry] }, webhook: { version: 2, event_type: 1 } }],
    ['an alert of another kind', { payload: { id: 1, status: 2 }, webhook: { version: 2, event_type: 5 } }],
    ['a list of parties', { results: [{ ...party, date_modified: '2023-05-02' }] }],
  ])('%s is known, and shows no docket: it does not say which', async (_what, value) => {
    expect(await readJson(value)).toEqual({ format: 'courtlistener_json', dockets: [] });
  });

  test('finds dockets by their headers', async () => {
    const hit = {
      docket_id: 42,
      docketNumber: '1:23-cv-00099',
      court_id: 'nysd',
      caseName: 'Okonjo v. Harrow Mills',
      dateFiled: '2023-05-01',
      suitNature: 'Contract',
    };
    expect((await readJson({ count: 1, results: [hit] })).dockets).toMatchObject([
      { court: 'nysd', docketNumber: '1:23-cv-00099', natureOfSuit: 'Contract', dateFiled: '2023-05-01' },
    ]);
  });
});
