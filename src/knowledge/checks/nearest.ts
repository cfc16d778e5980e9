/** Gives ` (did you mean …?)` for a mistyped id, or nothing where no candidate is near. */
export function didYouMean(id: string, candidates: readonly string[]): string {
  const near = nearest(id, candidates);
  return near === null ? '' : ` (did you mean ${near}?)`;
}

/** The id with most letter pairs in common, if that is at least half of them. */
function nearest(id: string, candidates: readonly string[]): string | null {
  const pairs = (word: string) => new Set(Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)));
  const wanted = pairs(id);
  const scored = candidates.map((candidate) => {
    const own = pairs(candidate);
    const common = [...own].filter((pair) => wanted.has(pair)).length;
    return { candidate, score: (2 * common) / (own.size + wanted.size) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { candidate: '', score: 0 });
  return best.score >= 0.5 ? best.candidate : null;
}
