import { describe, expect, test } from '@jest/globals';
import { columns, paragraphs, width } from '../../src/cli/columns.ts';
import { harmless } from '../../src/cli/terminal.ts';
import { clean } from '../../src/words/clean.ts';

describe('columns on a terminal', () => {
  test.each([
    ['Doe', 3],
    ['김철수', 6],
    ['김철수'.normalize('NFD'), 6],
    ['주식회사 한국', 13],
    ['漢字かな', 8],
    ['Ｗｉｄｅ', 8],
    ['é', 1],
    ['é'.normalize('NFD'), 1],
    ['Acme™ © ®', 9],
    ['§ 12 → ✓ ≤', 10],
    ['👍', 2],
    ['👩‍⚖️', 2],
    ['🇰🇷', 2],
    ['👨‍👩‍👧', 2],
    ['', 0],
    ['\u200b', 0],
  ])('%j takes %i cells', (text, cells) => {
    expect(width(text)).toBe(cells);
  });

  test('stand under each other, whatever script fills them', () => {
    const rows = [
      ['Doe', 'pending', 'one'],
      ['김철수'.normalize('NFD'), '계속 중', 'two'],
      ['👩‍⚖️ Zoë', '', 'three'],
    ];
    const starts = columns(rows, 80)
      .trimEnd()
      .split('\n')
      .map(line => width(line.slice(0, line.search(/one|two|three/))));
    expect(new Set(starts)).toEqual(new Set([17]));
  });

  test('the last is cut where the terminal ends, between characters, and is never cut to nothing', () => {
    expect(columns([['a', 'b'.repeat(100)]], 40)).toBe(`a  ${'b'.repeat(36)}…\n`);
    expect(columns([['a', '한'.repeat(100)]], 40)).toBe(`a  ${'한'.repeat(18)}…\n`);
    expect(columns([['a', '👨‍👩‍👧'.repeat(100)]], 40)).toBe(`a  ${'👨‍👩‍👧'.repeat(18)}…\n`);
    expect(columns([['a'.repeat(60), 'b'.repeat(100)]], 40)).toContain('b'.repeat(19));
    expect(columns([['a', 'b'.repeat(500)]], Number.POSITIVE_INFINITY)).toHaveLength(504);
  });

  test('a long role or name gives way on a narrow terminal, and all stay under each other', () => {
    const rows = [
      ['proposed intervenor and counterclaim plaintiff', '2024-01-02 – 2024-06-03', 'Doe'],
      ['원고', '2024-01-02 –', '주식회사 한국'],
    ];
    const [first, second] = columns(rows, 60).trimEnd().split('\n');
    expect(first).toBe('proposed intervenor…  2024-01-02 – 2024-06-03  Doe');
    expect(width(second!.slice(0, second!.indexOf('주식회사')))).toBe(first!.indexOf('Doe'));
    expect(columns(rows, Number.POSITIVE_INFINITY)).toContain(rows[0]!.join('  '));
  });

  test('a column that is empty throughout takes no room', () => {
    const rows = [
      ['2024-01-02', '', 'filed'],
      ['2024-01-03', '', 'served'],
    ];
    expect(columns(rows, 80)).toBe('2024-01-02  filed\n2024-01-03  served\n');
  });

  test('the last goes on under itself where it is not to be cut, and addresses stay whole', () => {
    const address = `https://example.org/${'a'.repeat(40)}`;
    expect(paragraphs([['ab', `one two three ${address} 하나 둘 셋`]], 24)).toBe(
      `ab  one two three\n    ${address}\n    하나 둘 셋\n`,
    );
    expect(paragraphs([['a', 'word '.repeat(100)]], Number.POSITIVE_INFINITY).split('\n')).toHaveLength(2);
    const lines = paragraphs([['원고', '가나다 '.repeat(30)]], 40)
      .trimEnd()
      .split('\n');
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(40);
    expect(new Set(lines.slice(1).map(line => line.search(/\S/)))).toEqual(new Set([6]));
  });

  test('a thousand rows and rows of unlike length are no trouble, and neither is none', () => {
    expect(columns([], 80)).toBe('');
    expect(columns([['a', 'b'], ['c']], 80)).toBe('a  b\nc\n');
    const many = Array.from({ length: 200_000 }, () => ['a', 'b']);
    expect(columns(many, 80)).toHaveLength(1_000_000);
  });
});

const hostile = [
  ['\u001b[2J\u001b[31mred', '[2J[31mred'],
  ['\u009b31mred', '31mred'],
  ['\u001b]0;title\u0007', ']0;title'],
  ['a\r\nb\tc\u2028d', 'a b c d'],
  ['back\b\b\b\bgone', 'backgone'],
  ['nul\u0000del\u007f', 'nuldel'],
  ['evil\u202excod.exe', 'evilxcod.exe'],
  ['\u2066\u2067\u2068\u2069mark\u200e\u200f\u061c', 'mark'],
] as const;

describe('docket text is hostile', () => {
  test.each(hostile)('%j is shown as %j', (text, shown) => {
    expect(clean(text)).toBe(shown);
    expect(columns([['x', text]], 80)).toBe(`x  ${shown}\n`);
  });

  test('whatever else is printed, nothing that a terminal would obey reaches it, and JSON keeps its meaning', () => {
    for (const [text] of hostile) {
      const printed = harmless(`${JSON.stringify({ text })}\n`);
      expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(printed)).toEqual({ text });
    }
    expect(harmless('two\nlines 한국 👩‍⚖️')).toBe('two\nlines 한국 👩‍⚖️');
    expect(harmless('\u001b[31m')).toBe('\\u001b[31m');
  });
});
