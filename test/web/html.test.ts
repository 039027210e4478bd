import { expect, test } from '@jest/globals';
import { Html, href, html } from '../../src/web/html.ts';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onmouseover="x', '&quot; onmouseover=&quot;x'],
  ["' onmouseover='x", '&#39; onmouseover=&#39;x'],
  ['a & b', 'a &amp; b'],
  ['a\u0000\u001b[31mb', 'a[31mb'],
  ['김철수 대 OpenAI', '김철수 대 OpenAI'],
])('text is text, wherever it stands: %j', (text, expected) => {
  expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${expected}">${expected}</p>`);
});

test('markup stays markup, lists follow each other, and nothing is nothing', () => {
  expect(html`<ul>${['a', 'b'].map(one => html`<li>${one}</li>`)}${undefined}${null}${false}${0}</ul>`.text).toBe(
    '<ul><li>a</li><li>b</li>0</ul>',
  );
  expect(html`${new Html('<br>')}`.text).toBe('<br>');
});

test.each([
  ['https://www.courtlistener.com/?a=1&b=2', true],
  ['http://example.org', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  [' https://example.org', false],
  [undefined, false],
])('a link leads to the web or nowhere: %s', (address, leads) => {
  expect(href(address) !== undefined).toBe(leads);
});
