import * as v from 'valibot';

const Line = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ conversation: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null), text: v.string() }),
);

/** One question of a `--jsonl` input. Without a conversation it stands alone. */
export interface AskedLine {
  readonly conversation: string | null;
  readonly text: string;
}

/** A line that is none; `error` says what to write instead. */
export interface BadLine {
  readonly error: string;
}

/** Reads one line of `--jsonl` input; null for an empty one. Never throws. */
export function readLine(line: string, number: number): AskedLine | BadLine | null {
  if (line.trim() === '') return null;
  const parsed = v.safeParse(Line, line);
  if (parsed.success) return parsed.output;
  return { error: `Line ${number} is not an object like {"conversation":"c1","text":"who patches RDS?"}.` };
}
