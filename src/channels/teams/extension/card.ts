import type { Answer, Button } from '../../../answer/types.js';
import { renderCard } from '../cards/card.js';
import { shorten } from '../cards/limits.js';
import type { AdaptiveCard, FetchAction } from '../cards/types.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Teams shows at most six buttons in one row of them. */
const A_ROW = 6;
/** So many of the words before are kept in a button. */
const MOST_SAID = 4;
const TITLE = 'Whose job is this?';
const INSERT = 'Put this into the conversation';

export interface Attachment {
  readonly contentType: string;
  readonly content: AdaptiveCard;
  /** How the answer stands in the list of results. */
  readonly preview?: {
    readonly contentType: 'application/vnd.microsoft.card.thumbnail';
    readonly content: { readonly title: string; readonly text: string };
  };
}

/** An answer that somebody puts into a conversation: the bot may not be there, so it has no buttons. */
export function insertable(answer: Answer, text: string): Attachment {
  const { own: _own, ...shared } = answer;
  return { contentType: CARD, content: renderCard({ ...shared, buttons: [] }, text) };
}

/** The same with its first lines, for the list of results. */
export function result(answer: Answer, text: string): Attachment {
  return {
    ...insertable(answer, text),
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: previewOf(answer) },
  };
}

function previewOf({ elements }: Answer): { title: string; text: string } {
  const lines = elements.flatMap((element) => {
    if (element.type === 'owner') return [`${element.label}: ${element.subject}`];
    if (element.type === 'heading' || element.type === 'text') return [element.text];
    return element.type === 'list' ? [element.title] : [];
  });
  const [title = '', text = ''] = lines.map((line) => line.replace(/\s+/g, ' ').trim());
  return { title: shorten(title, 120), text: shorten(text, 200) };
}

/** The dialog over a message: the answer, and what else may be asked or done. */
export function dialog(answer: Answer, text: string, said: readonly string[]): object {
  const card = insertable(answer, text);
  const actions = [
    ...answer.buttons.flatMap((button) => askOf(button, said)),
    ...(isWorthInserting(answer) ? [insertOf(said)] : []),
  ];
  const rows = [];
  for (let start = 0; start < actions.length; start += A_ROW)
    rows.push({ type: 'ActionSet', actions: actions.slice(start, start + A_ROW) } as const);
  const content: AdaptiveCard = { ...card.content, body: [...card.content.body, ...rows] };
  return {
    task: {
      type: 'continue',
      value: { title: TITLE, height: 'large', width: 'medium', card: { contentType: CARD, content } },
    },
  };
}

/** Action.Execute does not work in dialogs. */
function askOf({ label, action }: Button, said: readonly string[]): readonly FetchAction[] {
  return action.type === 'say'
    ? [{ type: 'Action.Submit', title: shorten(label, 200), data: { ask: [...said.slice(-MOST_SAID), action.text] } }]
    : [];
}

function insertOf(said: readonly string[]): FetchAction {
  return { type: 'Action.Submit', title: INSERT, data: { insert: said } };
}

const SAYS_NOTHING: ReadonlySet<Answer['intent']> = new Set([
  'clarify',
  'unknown',
  'out_of_scope',
  'help',
  'smalltalk',
  'feedback',
  'quiz',
]);

/** Does it say something on duties? */
export function isWorthInserting({ intent }: Answer): boolean {
  return !SAYS_NOTHING.has(intent);
}
