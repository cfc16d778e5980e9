import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../../src/channels/teams/cards/markdown.js';

const markdown = new MarkdownIt({ html: true, linkify: false });

/** What a Markdown reader shows: the text of a single paragraph, or the raw HTML if it became anything else. */
function shown(text: string): string {
  const html = markdown.render(text).trimEnd();
  const inner = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1] ?? html;
  return inner
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('escaping for places that read Markdown', () => {
  it('leaves ordinary words alone', () => {
    expect(escapeMarkdown('Patching the guest OS (Amazon EC2), 50 % & more')).toBe(
      'Patching the guest OS (Amazon EC2), 50 % & more',
    );
  });

  it.each([
    '*bold* _it_ ~~no~~ `code`',
    '[link](https://evil.example)',
    '<b>html</b> <at>Bob</at>',
    '# heading',
    '- item',
    '+ item',
    '1. item',
    '12) item',
    '&lt;b&gt; &#42;',
    '> quote',
    '---',
    '===',
    '| a | b |',
    '![x](y)',
    'back\\slash \\*',
    '```code```',
    '<https://evil.example>',
  ])('shows %s as it stands', (text) => {
    expect(shown(escapeMarkdown(text))).toBe(text);
  });

  it('shows any text as it stands', () => {
    const markup = fc.string({ unit: fc.constantFrom(...'*_[]()<>#-+=|`~\\&;!.1) ab\n\t"\''), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(markup, fc.string({ maxLength: 60 })), (text) => {
        fc.pre(!/[\0\ufffd\ufeff\u2028\u2029]/.test(text) && collapsed(text) !== '');
        expect(shown(escapeMarkdown(text))).toBe(collapsed(text));
      }),
      { numRuns: 2000 },
    );
  });
});
