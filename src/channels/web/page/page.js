// The chat page: sends what is typed or pressed, and draws the posts that come back. All text from the server is set
// as text, never as markup.
import { drawCard, drawFile, drawForm, drawLink } from './card.js';

const log = document.querySelector('#log');
const form = document.querySelector('#ask');
const field = document.querySelector('#text');
const status = document.querySelector('#status');

const session = sessionId();
const room = new URLSearchParams(location.search).get('room');
/** Cards that may be replaced, by their key. */
const cards = new Map();
/** What this page has voted, by card. */
const chosen = new Map();
/** The host's buttons; null for who hosts nothing. */
let panel = null;
/** What comes by itself; null until there is something to wait for. */
let source = null;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = '';
  say(text);
});

document.querySelector('#start').addEventListener('click', ({ target }) => {
  const text = target.dataset?.say;
  if (text !== undefined) say(text);
});

showRoom();
if (room !== null) listen();

function say(text) {
  if (text.trim() === '') return;
  append(bubble(text));
  return send({ text });
}

async function press(button) {
  if (button.action.type === 'say') return say(button.action.text);
  return send({ action: button.action });
}

async function send(input) {
  const body = await request(input);
  tell(body.error ?? '', 'error');
  if (body.posts?.some(({ intent }) => intent === 'quiz')) listen();
  body.posts?.forEach(show);
}

/** A line that is no part of the conversation; the next one takes its place. */
function tell(text, kind) {
  status.className = kind;
  status.textContent = text;
}

/** What is said to oneself alone. */
function whisper(elements) {
  tell(elements.map(({ text = '' }) => text).join(' '), 'whisper');
  for (const part of elements) if (part.type === 'link') status.append(' ', drawLink(part));
}

async function request(input) {
  try {
    const response = await fetch('api/turns', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ session, room, ...input }),
    });
    return await response.json();
  } catch {
    return { error: 'The bot cannot be reached. Is it still running?' };
  }
}

function show(post) {
  if (post.kind === 'whisper') return whisper(post.elements);
  if (post.kind === 'aside') return showPanel(post);
  if (post.kind === 'form') return showForm(post.form);
  if (post.kind === 'file') return append(drawFile(post.file, post.elements.map(({ text = '' }) => text).join(' ')));
  if (post.kind === 'view') return showVote(post);
  const item = drawCard(withVote(post), press);
  item.post = post;
  const old = post.card === null ? undefined : cards.get(post.card);
  if (post.card !== null) cards.set(post.card, item);
  if (old === undefined || !old.isConnected) return append(item);
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(item);
  if (hadFocus) item.focus();
}

/** The host's buttons stand below the newest card, and nowhere else. */
function showPanel(post) {
  const hadFocus = panel?.contains(document.activeElement);
  panel?.remove();
  panel = drawCard(post, press);
  panel.classList.add('host');
  append(panel);
  if (hadFocus) panel.focus();
}

/** The card that all see knows nothing of one's own vote, which is marked on it. */
function showVote({ card, buttons, elements }) {
  const option = buttons.find(({ action, style }) => action.type === 'vote' && style === 'primary')?.action.option;
  const old = cards.get(card);
  if (option === undefined || old === undefined) return;
  chosen.set(card, { option, words: elements.at(-1) });
  show(old.post);
}

function withVote(post) {
  const mine = chosen.get(post.card);
  const isIt = ({ action }) => action.type === 'vote' && action.option === mine?.option;
  if (!post.buttons.some(isIt)) {
    // The vote is over; a second one begins without a choice.
    chosen.delete(post.card);
    return post;
  }
  const buttons = post.buttons.map((button) => (isIt(button) ? { ...button, style: 'primary' } : button));
  return { ...post, buttons, elements: [...post.elements, mine.words] };
}

function append(item) {
  document.querySelector('#start').hidden = true;
  log.append(item);
  // Of a long card the beginning is read first.
  item.scrollIntoView({ block: item.offsetHeight > innerHeight / 2 ? 'start' : 'nearest' });
}

function bubble(text) {
  const item = document.createElement('li');
  item.className = 'mine';
  item.textContent = text;
  return item;
}

/** Cards come by themselves when somebody else in a shared room, or the clock of a quiz, does something. */
function listen() {
  if (source !== null) return;
  const query = room === null ? { session } : { room, session };
  source = new EventSource(`api/events?${new URLSearchParams(query)}`);
  source.addEventListener('message', ({ data }) => show(JSON.parse(data)));
}

function showForm(form) {
  const item = document.createElement('li');
  item.append(
    drawForm(form, (values) => {
      item.remove();
      send({ form: values });
    }),
  );
  append(item);
  item.querySelector('select, input')?.focus();
}

document.querySelector('#file').addEventListener('change', async ({ target }) => {
  const [file] = target.files;
  target.value = '';
  if (file === undefined) return;
  append(bubble(file.name));
  await send({ file: { name: file.name.slice(-200), text: await file.text() } });
});

function showRoom() {
  const line = document.querySelector('#room');
  const link = document.createElement('a');
  if (room === null) {
    link.href = `?${new URLSearchParams({ room: randomId(4) })}`;
    link.textContent = 'Open a shared room';
    line.append(link, ' to play the quiz with others.');
  } else {
    link.href = location.href;
    link.textContent = `Room ${room}`;
    line.append(link, ': give this address to those who play with you.');
  }
  line.hidden = false;
}

/** One person a tab, who stays the same when the page is loaded again. */
function sessionId() {
  const session = sessionStorage.getItem('session') ?? randomId(16);
  sessionStorage.setItem('session', session);
  return session;
}

/** As randomUUID, which browsers have only on https and localhost. */
function randomId(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
