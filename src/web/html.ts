const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup: what is no Html is text. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

const escaped = (text: string): string =>
  text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[&<>"']/g, character => entities[character]!);

const rendered = (content: Content): string => {
  if (content instanceof Html) return content.text;
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'object') return content.map(rendered).join('');
  return escaped(String(content));
};

/**
 * Markup with text in it, escaped wherever it stands: between tags, and in attributes, which are always quoted. An address
 * that comes from a docket goes through `href`.
 */
export const html = (strings: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(strings.reduce((before, after, index) => before + rendered(contents[index - 1]) + after));

/** An address of another place as it may stand in a link; undefined where it leads to no page of the web. */
export const href = (address: string | undefined): string | undefined =>
  address !== undefined && /^https?:\/\//i.test(address) ? address : undefined;
