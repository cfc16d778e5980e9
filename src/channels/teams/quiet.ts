import { AsyncLocalStorage } from 'node:async_hooks';

type Sink = (line: string) => void;

const scope = new AsyncLocalStorage<Sink>();
let redirected: typeof console.error | null = null;

/**
 * Runs `work` while what it writes with `console.error` goes to `sink` instead.
 *
 * The library prints a public key or a stack for every request with an expired or badly signed
 * token, so that anybody could fill the log. Other code's `console.error` is not touched.
 */
export function quietly<T>(sink: Sink, work: () => Promise<T>): Promise<T> {
  if (console.error !== redirected) redirected = console.error = redirect(console.error);
  return scope.run(sink, work);
}

function redirect(print: typeof console.error): typeof console.error {
  return (...parts: unknown[]) => {
    const current = scope.getStore();
    if (current) current(parts.map(lineOf).join(' '));
    else print(...parts);
  };
}

function lineOf(part: unknown): string {
  return part instanceof Error ? part.message : String(part);
}
