import type { Mention, Named, Token } from './types.js';

/** "AWS" or "Amazon" before a name belongs to it, and makes a weak name certain: "AWS Backup". */
export function withPrefix(mention: Mention, tokens: readonly Token[]): Mention {
  const before = tokens[mention.from - 1]?.word;
  if (before !== 'aws' && before !== 'amazon') return mention;
  if (!mention.named.some((n) => n.kind === 'service')) return mention;
  const named = mention.named.map((n): Named => (n.kind === 'service' ? { ...n, strength: 'strong' } : n));
  return { from: mention.from - 1, to: mention.to, named };
}

/** A name that is only there because a word was taken for a slip ("Chile" for Chime) needs other evidence. */
export function weighed(mention: Mention, tokens: readonly Token[]): Mention {
  const isGuess = tokens.slice(mention.from, mention.to).some((token) => token.corrected);
  if (!isGuess) return mention;
  return {
    ...mention,
    named: mention.named.map(
      (n): Named => ('strength' in n ? { ...n, strength: n.strength === 'weak' ? 'weak' : 'plain' } : n),
    ),
  };
}

/** "An ALB": capitals in a text that is not all in capitals make a name of what is also a word. */
export function withCapitals(mention: Mention, tokens: readonly Token[]): Mention {
  const isShort = mention.to === mention.from + 1 && /^\p{Lu}{2,}$/u.test(tokens[mention.from]?.typed ?? '');
  if (!isShort || !tokens.some((token) => /^\p{Ll}{2,}$/u.test(token.typed))) return mention;
  const named = mention.named.map(
    (n): Named => ('strength' in n && n.strength === 'plain' ? { ...n, strength: 'strong' } : n),
  );
  return { ...mention, named };
}
