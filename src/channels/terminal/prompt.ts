import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { choicesOf, renderText, renderWithChoices } from '../../answer/text.js';
import type { Button } from '../../answer/types.js';
import type { Input, Post, Respond } from '../../conversation/types.js';
import { turnOf } from './place.js';

/** What the prompt needs from outside. */
export interface PromptParts {
  readonly respond: Respond;
  readonly input: Readable;
  readonly output: Writable;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Given the function that shows what nobody asked for just now. */
  readonly onReady?: (show: (posts: readonly Post[]) => void) => void;
  /** Called on Ctrl-C. */
  readonly onInterrupt: () => void;
}

/**
 * Takes questions line by line until the input ends. The number of an offered choice presses it.
 * Resolves when the input has ended.
 */
export async function runPrompt({ respond, input, output, now, onReady, onInterrupt }: PromptParts): Promise<void> {
  const lines = createInterface({ input, output, prompt: '> ' });
  lines.on('SIGINT', onInterrupt);
  // The last answers, and what comes by itself, are still shown where the input has ended; to ask there is an error.
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  const ask = (keepsCursor = false): void => {
    if (isOpen) lines.prompt(keepsCursor);
  };
  let choices: readonly Button[] = [];
  const show = (posts: readonly Post[]): void => {
    choices = posts.map(({ answer }) => choicesOf(answer)).findLast((buttons) => buttons.length > 0) ?? [];
    output.write(`\n${write(posts)}\n\n`);
  };
  onReady?.((posts) => {
    show(posts);
    ask(true);
  });
  ask();
  for await (const line of lines) {
    if (line.trim() !== '') {
      show(await respond(turnOf('prompt', inputOf(line, choices), now())));
    }
    ask();
  }
}

function inputOf(line: string, choices: readonly Button[]): Input {
  const chosen = /^\s*\d{1,2}\s*$/.test(line) ? choices[Number(line) - 1] : undefined;
  return chosen === undefined ? { type: 'text', text: line } : { type: 'press', action: chosen.action };
}

/** Only the last card with choices has them numbered: a number must mean one thing. */
function write(posts: readonly Post[]): string {
  const texts = posts.flatMap((post) => (post.kind === 'file' ? [post.file.text] : []));
  const last = posts.findLastIndex(({ answer }) => choicesOf(answer).length > 0);
  return posts
    .map(({ answer }, index) => (index === last ? renderWithChoices(answer) : renderText(answer)))
    .concat(texts)
    .join('\n\n');
}
