// The page for the projector: shows where the quiz stands, and takes the host's keys.
import { element } from '../card.js';
import { countDown, fillWith, follow, letterOf, line, post } from './feed.js';

const node = (id) => document.querySelector(`#${id}`);
const code = takeCode();
let stage = null;
/** A command that ends things must be pressed twice; which one was pressed, and when. */
let armed = { command: null, at: 0 };

/** Keys beside the usual one, by command. */
const KEYS = { pause: 'p', resume: 'p', 'more-time': '+', skip: 's', end: 'e', reveal: 'r' };
const SURE = 3000;
const SCALES = [1, 0.92, 0.85, 0.78, 0.7];

if (code === null) tell('This page has lost its code. Say "projector" where the quiz runs, and open the link.');
else open();

function open() {
  node('qr').src = `${code}/qr.svg`;
  showDoor();
  follow(`${code}/events`, show, tell);
  document.addEventListener('keydown', onKey);
  addEventListener('resize', fit);
}

/** The code drives the quiz, and the address bar may be on the wall: it is kept for this tab and taken out of there. */
function takeCode() {
  const inAddress = location.pathname.match(/\/present\/([\w-]+)$/)?.[1];
  if (inAddress !== undefined) {
    sessionStorage.setItem('wall', inAddress);
    history.replaceState(null, '', './');
  }
  return sessionStorage.getItem('wall');
}

async function showDoor() {
  const response = await fetch(`${code}/door`).catch(() => null);
  if (response === null || !response.ok) return;
  const { phone, address } = await response.json();
  const url = new URL(address);
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  node('address').textContent = isLocal
    ? 'Phones cannot reach this machine: set PUBLIC_URL.'
    : `${url.host}${url.pathname.replace(/\/[^/]*$/, '')}`;
  node('code').textContent = phone.match(/.{1,3}/g).join('-');
}

function show(next) {
  const isOther = stage === null || next.status !== stage.status || next.box !== stage.box;
  stage = next;
  document.body.dataset.status = stage.status;
  node('heading').textContent = stage.heading;
  node('title').textContent = stage.title;
  node('question').textContent = stage.question;
  node('question').hidden = stage.question === '';
  node('votes').textContent = stage.round === null ? '' : stage.votes === 1 ? '1 vote' : `${stage.votes} votes`;
  countDown(node('left'), stage.left, stage.isPaused);
  showPicture();
  if (isOther || stage.status === 'revealed') node('options').replaceChildren(...stage.options.map(drawOption));
  fillWith(node('answer'), stage.elements);
  node('notes').replaceChildren(...stage.notes.map(line));
  node('steps').replaceChildren(...keysOf(stage).map(drawStep));
  if (isOther) {
    tell('');
    scrollTo(0, 0);
  }
  fit();
}

/** Letters as large as all of it can be read without scrolling, but not so small that the last row cannot. */
function fit() {
  const root = document.documentElement;
  for (const scale of SCALES) {
    root.style.setProperty('--scale', String(scale));
    if (root.scrollHeight <= innerHeight) return;
  }
}

function showPicture() {
  const picture = node('picture');
  const { diagram } = stage;
  const isShown = diagram !== null && (stage.status === 'open' || stage.status === 'discussing');
  picture.hidden = !isShown;
  if (!isShown || picture.dataset.scenario === diagram.scenario) return;
  picture.dataset.scenario = diagram.scenario;
  picture.replaceChildren(
    element('img', {
      onload: fit,
      src: `diagrams/${encodeURIComponent(diagram.scenario)}.svg`,
      alt: diagram.alt,
    }),
  );
}

function drawOption({ label, votes, before, right }, index) {
  const letter = element('span', { className: 'letter' }, [letterOf(index)]);
  const words = element('span', { className: 'label' }, [right ? `✓ ${label}` : label]);
  const item = element('li', { className: right ? 'right' : '' }, [letter, words]);
  if (votes === null) return item;
  if (before !== null)
    item.append(
      bar(
        before,
        stage.options.map((option) => option.before),
        'before',
      ),
    );
  item.append(
    bar(
      votes,
      stage.options.map((option) => option.votes),
      'now',
    ),
  );
  return item;
}

function bar(votes, all, kind) {
  const most = Math.max(1, ...all);
  const sum = all.reduce((total, each) => total + each, 0);
  const percent = sum === 0 ? 0 : Math.round((100 * votes) / sum);
  const filled = element('span', { className: 'filled' });
  filled.style.inlineSize = `${(100 * votes) / most}%`;
  const track = element('span', { className: 'track', ariaHidden: 'true' }, [filled]);
  const when = kind === 'before' ? 'before: ' : '';
  return element('span', { className: `bar ${kind}` }, [
    track,
    element('span', { className: 'count' }, [`${when}${votes} (${percent} %)`]),
  ]);
}

/** The first step is the usual one, and has the space bar. */
function keysOf({ steps }) {
  return steps.map((step, index) => ({ ...step, key: index === 0 ? ' ' : KEYS[step.command] }));
}

function drawStep({ command, label, key }) {
  const sign = element('kbd', {}, [key === ' ' ? 'Space' : key.toUpperCase()]);
  const button = element('button', { type: 'button' }, [sign, ` ${label}`]);
  button.addEventListener('click', () => drive(command, label));
  return element('li', {}, [button]);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const { key, target } = event;
  if (key === 'f') return toggleFullScreen();
  if (key === 'j') return document.body.classList.toggle('no-door');
  // Somebody who goes through the buttons by Tab presses the one that has the focus.
  if (target instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')) return;
  const pressed = ['Enter', 'ArrowRight', 'PageDown'].includes(key) ? ' ' : key.toLowerCase();
  const step = stage === null ? undefined : keysOf(stage).find((each) => each.key === pressed);
  if (step === undefined) return;
  event.preventDefault();
  drive(step.command, step.label);
}

async function drive(command, label) {
  const isFinal = command === 'end' || command === 'skip';
  const isSure = armed.command === command && performance.now() - armed.at < SURE;
  armed = { command: isFinal && !isSure ? command : null, at: performance.now() };
  if (isFinal && !isSure) return tell(`Press once more: ${label}`);
  const { said = '', error = '' } = await post(`${code}/press`, { command, round: stage.round ?? 0 });
  tell(error || said);
}

function toggleFullScreen() {
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => undefined);
  else document.exitFullscreen();
}

function tell(text) {
  node('said').textContent = text;
}
