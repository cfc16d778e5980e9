/** A letter, and the chance that it is one to be picked. */
export interface Candidate {
  readonly letter: string;
  readonly chance: number;
  /** The letters that it speaks of ("all of the above"). */
  readonly stands: readonly string[] | null;
}

/** A wrong letter costs as much as five silences: found on the tuning sets with that price. */
const SURE = 0.8;
/** Of as many as fit, every one may be wrong: less is asked of them together. */
const SURE_OF_ALL = 0.5;
const BOUND = 0.01;

const logit = (p: number) => {
  const bounded = Math.min(1 - BOUND, Math.max(BOUND, p));
  return Math.log(bounded / (1 - bounded));
};

interface Answer {
  readonly letters: readonly string[];
  readonly weight: number;
}

/** All ways to take `count` of the candidates, with the odds that these are right and the others are not. */
function combinations(all: readonly Candidate[], count: number): Answer[] {
  let open: (Answer & { readonly next: number })[] = [{ letters: [], weight: 0, next: 0 }];
  for (let taken = 0; taken < count; taken++) {
    open = open.flatMap(({ letters, weight, next }) =>
      all.slice(next).map(({ letter, chance }, i) => ({
        letters: [...letters, letter],
        weight: weight + logit(chance),
        next: next + i + 1,
      })),
    );
  }
  return open;
}

/** Options that speak of others are right when all of those are, and no other. */
function standing(all: readonly Candidate[], plain: readonly Candidate[]): Answer[] {
  return all.flatMap(({ letter, stands }) =>
    stands === null
      ? []
      : [
          {
            letters: [letter],
            weight: plain.filter((c) => stands.includes(c.letter)).reduce((sum, c) => sum + logit(c.chance), 0),
          },
        ],
  );
}

/**
 * The letters to pick: of all possible answers the likeliest, if it is likely enough, else none.
 *
 * @param count how many are asked for; 'all' for as many as fit
 */
export function pick(all: readonly Candidate[], count: number | 'all' | null): string[] {
  const plain = all.filter(({ stands }) => stands === null);
  if (count === 'all') {
    const sure = plain.reduce((product, { chance }) => product * Math.max(chance, 1 - chance), 1);
    return sure >= SURE_OF_ALL ? plain.filter(({ chance }) => chance >= 0.5).map(({ letter }) => letter) : [];
  }
  const answers = [...combinations(plain, count ?? 1), ...((count ?? 1) === 1 ? standing(all, plain) : [])];
  const most = Math.max(...answers.map(({ weight }) => weight));
  const total = answers.reduce((sum, { weight }) => sum + Math.exp(weight - most), 0);
  const best = answers.find(({ weight }) => weight === most);
  return best !== undefined && 1 / total >= SURE ? [...best.letters].sort() : [];
}
