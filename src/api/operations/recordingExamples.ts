import type { Example } from '../openApi/operation.ts';

const lee = { court: 'cand', docketNumber: '3:26-cv-00456' };
const kim = { court: 'nysd', docketNumber: '1:26-cv-00789' };
const complaint = [{ citation: 'Complaint, Dkt. 1' }];
const motion = 'd2f1c7a0-5b64-4e8e-9f3d-0a7c51e6b842';

/** One story, told in this order: each example stands on those before it, and can be sent again. */
export const begun: readonly Example[] = [
  {
    name: 'english',
    summary: 'A case that was filed, with its parties',
    body: {
      id: 'lee-v-sample-motors',
      title: 'Lee v. Sample Motors',
      actions: [
        {
          id: '0b9f6f0e-6a43-4c38-8d0c-3f3d1f8e7a11',
          type: 'case.filed',
          proceeding: lee,
          on: '2026-02-03',
          data: { nature: 'Breach of contract' },
          sources: [{ citation: 'Complaint, Dkt. 1', quote: 'Filed 02/03/26' }],
        },
        {
          id: '5e0b1c9a-91d7-4b7e-a2a4-c8a1f0d95f22',
          type: 'party.joined',
          proceeding: lee,
          on: '2026-02-03',
          data: { party: 'lee', name: 'Ada Lee', role: 'plaintiff' },
          sources: complaint,
        },
        {
          id: '7c3d2e4f-08b5-4f6a-b1c9-2d6e9a0b4c33',
          type: 'party.joined',
          proceeding: lee,
          on: '2026-02-03',
          data: { party: 'sample-motors', name: 'Sample Motors, Inc.', role: 'defendant' },
          sources: complaint,
        },
      ],
    },
  },
  {
    name: 'korean',
    summary: '한국어로 적은 사건: id는 꼭 적습니다',
    body: {
      id: 'kim-v-hanbit',
      title: '김하늘 대 한빛전자',
      actions: [
        {
          id: '1d4e5f6a-2b3c-4d5e-8f70-8192a3b4c5d6',
          type: 'case.filed',
          proceeding: kim,
          on: '2026-03-02',
          data: { nature: '특허 침해' },
          sources: [{ citation: '소장, Dkt. 1', quote: '2026. 3. 2. 접수' }],
        },
        {
          id: '2e5f6a7b-3c4d-4e6f-9081-92a3b4c5d6e7',
          type: 'party.joined',
          proceeding: kim,
          on: '2026-03-02',
          data: { party: 'kim', name: '김하늘', role: 'plaintiff' },
          sources: [{ citation: '소장, Dkt. 1' }],
        },
      ],
    },
  },
];

const path = { id: 'lee-v-sample-motors' };

export const continued: readonly Example[] = [
  {
    name: 'one',
    summary: 'One action',
    path,
    body: {
      id: motion,
      type: 'motion.filed',
      proceeding: lee,
      on: '2026-03-06',
      data: { kinds: ['dismiss'], by: ['sample-motors'] },
      sources: [{ citation: 'Dkt. 12' }],
    },
  },
  {
    name: 'several',
    summary: 'Several: all of them or none',
    path,
    body: {
      actions: [
        {
          id: '8f9a0b1c-4d5e-4f60-a172-83b4c5d6e7f8',
          type: 'hearing.set',
          proceeding: lee,
          on: '2026-03-09',
          data: { kind: 'motion', at: '2026-04-16T10:00', motions: [motion] },
          sources: [{ citation: 'Dkt. 13' }],
        },
        {
          id: '9a0b1c2d-5e6f-4071-b283-94c5d6e7f809',
          type: 'motion.ruled',
          proceeding: lee,
          on: '2026-04-20',
          data: { motion, outcome: 'denied' },
          sources: [{ citation: 'Dkt. 20' }],
        },
      ],
    },
  },
  {
    name: 'korean',
    summary: '한국어 메모',
    path,
    body: {
      id: 'a0b1c2d3-6f70-4182-8394-a5d6e7f8091a',
      type: 'note.added',
      data: { text: '기각 결정문을 다시 확인할 것' },
    },
  },
];

const ofMotion = { path: { id: motion } };

export const corrected: readonly Example[] = [
  {
    name: 'english',
    summary: 'The motion was filed a day later',
    ...ofMotion,
    body: {
      action: {
        type: 'motion.filed',
        proceeding: lee,
        on: '2026-03-07',
        data: { kinds: ['dismiss'], by: ['sample-motors'] },
        sources: [{ citation: 'Dkt. 12', quote: 'Filed 03/07/26' }],
      },
      reason: 'misread the date',
    },
  },
  {
    name: 'korean',
    summary: '한국어로 적은 까닭',
    ...ofMotion,
    body: {
      action: {
        type: 'motion.filed',
        proceeding: lee,
        on: '2026-03-08',
        data: { kinds: ['dismiss'], by: ['sample-motors'], title: '소 각하 신청' },
        sources: [{ citation: 'Dkt. 12' }],
      },
      reason: '날짜를 잘못 읽음',
    },
  },
];

export const confirmed: readonly Example[] = [
  {
    name: 'english',
    summary: 'Somebody checked it against the docket',
    ...ofMotion,
    body: { certainty: 'record', reason: 'read on the docket' },
  },
  { name: 'korean', summary: '기록으로 확인함', ...ofMotion, body: { certainty: 'record', reason: '기록 열람' } },
];

const ofHearing = { path: { id: '8f9a0b1c-4d5e-4f60-a172-83b4c5d6e7f8' } };

export const retracted: readonly Example[] = [
  { name: 'english', summary: 'It never happened', ...ofHearing, body: { reason: 'the hearing is of another case' } },
  { name: 'korean', summary: '다른 사건의 기일', ...ofHearing, body: { reason: '다른 사건의 기일임' } },
];

export const filed: readonly Example[] = [
  {
    name: 'english',
    summary: 'A file, as `lis record` takes it: what stands of it is left as it is',
    body: {
      id: 'kim-v-hanbit',
      actions: [
        {
          id: 'b1c2d3e4-7081-4293-94a5-b6e7f8091a2b',
          type: 'party.joined',
          proceeding: kim,
          on: '2026-03-02',
          data: { party: 'hanbit', name: 'Hanbit Electronics Co., Ltd.', role: 'defendant' },
          sources: complaint,
        },
      ],
    },
  },
  {
    name: 'korean',
    summary: '같은 사건을 이어서',
    body: {
      id: 'kim-v-hanbit',
      actions: [
        {
          id: 'c2d3e4f5-8192-43a4-a5b6-c7f8091a2b3c',
          type: 'answer.filed',
          proceeding: kim,
          on: '2026-04-01',
          data: { by: ['hanbit'] },
          sources: [{ citation: '답변서, Dkt. 8' }],
        },
      ],
    },
  },
];
