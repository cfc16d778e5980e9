// What the pages for walls and phones have in common: what comes from the server, the countdown, and small nodes.
import { drawElement, element } from '../card.js';

/** Calls `show` with each stage that the server sends, and `tell` with a line while it cannot be reached. */
export function follow(path, show, tell) {
  let hasFailed = false;
  const source = new EventSource(path);
  source.addEventListener('message', ({ data }) => {
    if (hasFailed) tell('');
    hasFailed = false;
    show(JSON.parse(data));
  });
  source.addEventListener('error', () => {
    hasFailed = true;
    tell('The bot cannot be reached. This page tries again by itself.');
    // A browser gives up when it gets an answer that is no stream.
    if (source.readyState === EventSource.CLOSED) {
      source.close();
      setTimeout(() => follow(path, show, tell), 5000);
    }
  });
}

let ticking = 0;

/** Counts down from what is left, by the machine's steady clock: what time it is here does not matter. */
export function countDown(node, left, isPaused) {
  clearInterval(ticking);
  node.hidden = left === null && !isPaused;
  node.className = '';
  if (isPaused) node.textContent = '⏸';
  if (left === null || isPaused) return;
  const end = performance.now() + left;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    const minutes = Math.floor(seconds / 60);
    node.textContent = minutes > 0 ? `${minutes}:${String(seconds % 60).padStart(2, '0')}` : `${seconds} s`;
    node.className = seconds <= 5 ? 'soon' : '';
  };
  tick();
  ticking = setInterval(tick, 200);
}

/** Replaces what is in a node by parts of a card and lines of text. */
export function fillWith(node, parts) {
  node.replaceChildren(...parts.map((part) => (typeof part === 'string' ? line(part) : drawElement(part))));
}

export function line(text) {
  return element('li', {}, [text]);
}

/** "A", "B", … */
export function letterOf(index) {
  return String.fromCharCode(65 + index);
}

/** Sends something, and gives what came back; an error is a line to be shown. */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { error: 'The bot cannot be reached. Please try again.' };
  }
}
