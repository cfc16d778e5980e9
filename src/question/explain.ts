import type { Named } from './types.js';
import type { Understand } from './understand.js';

const SHOWN = 5;

function nameOf(named: Named): string {
  if (named.kind === 'service')
    return `${named.strength === 'strong' ? '' : `${named.strength} `}${named.id}${named.variant ? `/${named.variant}` : ''}`;
  return `${named.kind} ${named.id}`;
}

/** How a text is read without context, for people who mend phrases: names found, cues, duties with scores, questions. */
export function explain(text: string, understand: Understand): string {
  const { questions, clauses } = understand(text, null);
  const lines = clauses.flatMap((clause) => [
    `read: ${clause.tokens.map((token) => token.word).join(' ')}`,
    `  names:  ${clause.names.map((m) => m.named.map(nameOf).join(' or ')).join(', ') || '-'}`,
    `  cues:   ${[...clause.cues.keys()].join(', ') || '-'}`,
    `  domain: ${clause.domain.toFixed(1)}`,
    `  words:  ${clause.features.join(' ') || '-'}`,
    ...clause.ranked
      .slice(0, SHOWN)
      .map(
        (r) =>
          `  duty:   ${r.control} ${r.score.toFixed(2)} (${r.matched.join(' ')}; ${Math.round(r.phraseCovered * 100)} % of the phrase, ${Math.round(r.textCovered * 100)} % of the text)`,
      ),
  ]);
  return [...lines, ...questions.map((question) => `asked: ${JSON.stringify(question)}`)].join('\n');
}
