// Draws one post as a list item. Everything is set as text.

const signs = { aws: '☁️', customer: '👤', shared: '🤝', vendor: '🏢' };

/**
 * @param post what the server sent (see wire.ts)
 * @param press called with a button when it is clicked
 */
export function drawCard(post, press) {
  const item = element('li', { className: 'card', tabIndex: -1 }, post.elements.map(drawElement));
  // Votes in a row of their own, so that nobody ends a quiz who wanted to vote.
  const isPlayers = ({ action }) => action.type === 'vote' || action.type === 'mine';
  const rows = [post.buttons.filter(isPlayers), post.buttons.filter((button) => !isPlayers(button))];
  for (const row of rows) if (row.length > 0) item.append(drawButtons(row, press));
  return item;
}

/**
 * A form to fill in.
 *
 * @param send called with what was filled in, by the fields' ids
 */
export function drawForm({ title, submit, fields }, send) {
  const rows = fields.map((field) => element('label', {}, [`${field.label} `, drawField(field)]));
  const button = element('button', { type: 'submit', className: 'primary' }, [submit]);
  const form = element('form', { className: 'card setup', ariaLabel: title }, [
    element('h2', {}, [title]),
    ...rows,
    button,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(Object.fromEntries(new FormData(form)));
  });
  return form;
}

function drawField({ type, id, value, options, least, most }) {
  if (type === 'number') return element('input', { type: 'number', name: id, min: least, max: most, value });
  if (type === 'text') return element('input', { type: 'text', name: id, maxLength: 200, value });
  const choices = options.map((option) =>
    element('option', { value: option.value, selected: option.value === value }, [option.label]),
  );
  return element('select', { name: id }, choices);
}

/** A file to save. */
export function drawFile({ name, mime, text }, words) {
  const href = URL.createObjectURL(new Blob([text], { type: mime }));
  return element('li', { className: 'card', tabIndex: -1 }, [
    element('p', {}, [words]),
    element('p', {}, [element('a', { href, download: name }, [name])]),
  ]);
}

/** One part of a card. */
export function drawElement(part) {
  switch (part.type) {
    case 'owner': {
      const sign = element('span', { ariaHidden: 'true' }, [`${signs[part.owner]} `]);
      const label = element('strong', {}, [sign, part.label]);
      return element('p', { className: `owner ${part.owner}` }, [label, ' ', part.subject]);
    }
    case 'heading':
      return element('h2', {}, [part.text]);
    case 'text':
      return element('p', {}, [part.text]);
    case 'note':
      return element('p', { className: 'note' }, [part.text]);
    case 'deadline':
      return drawDeadline(part);
    case 'list':
      return drawList(part.title, part.items);
    case 'table':
      return drawTable(part);
    case 'sources':
      return drawList(part.sources.length === 1 ? 'Source' : 'Sources', part.sources.map(drawSource));
    case 'link':
      return element('p', {}, [drawLink(part)]);
    case 'mention':
      return element('p', {}, [element('strong', {}, [part.name]), `: ${part.text}`]);
    case 'diagram':
      return element('figure', {}, [
        element('img', { src: `diagrams/${encodeURIComponent(part.scenario)}.svg`, alt: part.alt }),
        element('details', {}, [element('summary', {}, ['The diagram in words']), element('p', {}, [part.alt])]),
      ]);
    case 'tally':
      return element('ul', { className: 'tally' }, drawTally(part.rows));
    default:
      return '';
  }
}

/** Counts down as long as it is on the page. The clock of this machine may be wrong, so it never shows more than was told. */
function drawDeadline({ until, text }) {
  const time = element('p', { className: 'note deadline', role: 'timer' }, [text]);
  const most = until - Date.now();
  const tick = () => {
    const left = Math.max(0, Math.min(most, until - Date.now()));
    time.textContent = `⏱ ${Math.ceil(left / 1000)} s`;
    if (left > 0 && time.isConnected) setTimeout(tick, 250);
  };
  if (most > 0) requestAnimationFrame(tick);
  return time;
}

/** The address of a page of the bot's own. */
export function drawLink({ label, url }) {
  return element('a', { href: url, target: '_blank' }, [label]);
}

function drawList(title, items) {
  if (items.length === 0) return '';
  const rows = items.map((item) => element('li', {}, [item]));
  return element('div', { className: 'list' }, [element('h3', {}, [title]), element('ul', {}, rows)]);
}

function drawSource({ title, publisher, url, checked }) {
  // A link that is not to the web stays text.
  const link = /^https?:\/\//.test(url)
    ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, [title])
    : title;
  return element('span', {}, [link, ` (${publisher}, looked at ${checked})`]);
}

function drawTable({ columns, rows }) {
  const head = element(
    'tr',
    {},
    columns.map((text) => element('th', { scope: 'col' }, [text])),
  );
  const body = rows.map(([first = '', ...rest]) =>
    element('tr', {}, [element('th', { scope: 'row' }, [first]), ...rest.map((text) => element('td', {}, [text]))]),
  );
  const table = element('table', {}, [element('thead', {}, [head]), element('tbody', {}, body)]);
  return element('div', { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: columns.join(', ') }, [table]);
}

function drawTally(rows) {
  const most = Math.max(1, ...rows.map(({ votes }) => votes));
  return rows.map(({ label, votes, right }) =>
    element('li', { className: right ? 'right' : '' }, [
      element('span', {}, [right ? `✓ ${label} (right)` : label]),
      element('meter', { max: most, value: votes, ariaLabel: label }),
      element('span', {}, [votes === 1 ? '1 vote' : `${votes} votes`]),
    ]),
  );
}

function drawButtons(buttons, press) {
  const items = buttons.map((button) => {
    const node = element('button', { type: 'button', className: button.style }, [button.label]);
    node.addEventListener('click', () => press(button));
    return element('li', {}, [node]);
  });
  return element('ul', { className: 'buttons' }, items);
}

/** Makes a node; text among its children stays text. */
export function element(name, properties, children = []) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}
