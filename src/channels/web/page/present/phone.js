// The page for phones of people without the chat: votes, and shows the answer.
import { drawElement, element } from '../card.js';
import { countDown, fillWith, follow, letterOf, line, post } from './feed.js';

const node = (id) => document.querySelector(`#${id}`);
const code = location.pathname.split('/').at(-1);
let stage = null;
/** What the server knows of this browser. */
let own = { name: null, option: null, score: null };

follow(`${code}/events`, show, tell);

async function show(next) {
  const isOther = stage === null || next.status !== stage.status || next.box !== stage.box;
  stage = next;
  if (isOther) {
    tell('');
    await learn();
  }
  draw();
}

/** What one has chosen is asked for anew with each vote and reveal: the page may have been loaded again meanwhile. */
async function learn() {
  const response = await fetch(`${code}/own`).catch(() => null);
  const told = response === null ? { error: 'The bot cannot be reached.' } : await response.json();
  if (told.error === undefined) own = told;
  else tell(told.error);
}

function draw() {
  document.body.dataset.status = stage.status;
  node('heading').textContent = stage.heading || stage.title;
  node('question').textContent = stage.question;
  node('question').hidden = stage.question === '';
  countDown(node('left'), stage.left, stage.isPaused);
  const focused = document.activeElement?.dataset?.option;
  node('options').replaceChildren(...stage.options.map(drawOption));
  if (focused !== undefined)
    node('options')
      .querySelector(`[data-option="${CSS.escape(focused)}"]`)
      ?.focus();
  fillWith(node('answer'), stage.elements);
  if (own.score !== null) {
    const text = `You got ${own.score.right} of ${own.score.of} right.`;
    node('answer').prepend(drawElement({ type: 'heading', text }));
  }
  node('notes').replaceChildren(...stage.notes.map(line));
  node('name').textContent = own.name === null ? '' : `You are ${own.name}.`;
}

function drawOption({ id, label, votes, right }, index) {
  const isMine = own.option === id;
  const isOpen = stage.status === 'open';
  const text = `${letterOf(index)}  ${label}`;
  const button = element('button', { type: 'button', disabled: !isOpen }, [right ? `✓ ${text}` : text]);
  button.dataset.option = id;
  button.ariaPressed = String(isMine);
  button.className = [isMine ? 'mine' : '', right ? 'right' : ''].join(' ').trim();
  if (votes !== null)
    button.append(element('span', { className: 'count' }, [votes === 1 ? '1 vote' : `${votes} votes`]));
  if (isMine && !isOpen) button.append(element('span', { className: 'count' }, ['your vote']));
  button.addEventListener('click', () => vote(id));
  return element('li', {}, [button]);
}

async function vote(option) {
  const { said = '', error = '', own: told } = await post(`${code}/vote`, { round: stage.round, option });
  if (told !== undefined) own = told;
  tell(error || said);
  draw();
}

function tell(text) {
  node('said').textContent = text;
}
