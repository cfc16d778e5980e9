import type { Answer } from '../../../answer/types.js';
import { dialog, insertable, isWorthInserting, result } from './card.js';
import type { ExtensionRequest } from './request.js';

export interface ExtensionParts {
  /** Answers the last words in the light of those before, without keeping anything of them. */
  readonly look: (...said: readonly string[]) => Promise<readonly Answer[]>;
  readonly renderText: (answer: Answer) => string;
}

/** Longer messages are not read to the end: a question stands in its first lines. */
const MOST_LETTERS = 2000;
/** What an empty message asks for. */
const NOTHING = 'help';
/** So many of an answer's own follow-ups stand below it in the results. */
const FOLLOW_UPS = 4;

/** Gives the body that Teams' invoke is answered with. */
export async function respondToExtension(request: ExtensionRequest, parts: ExtensionParts): Promise<object> {
  switch (request.type) {
    case 'search': {
      const found = await search(request.text, parts);
      return results(
        found
          .slice(request.skip, request.skip + request.count)
          .map((answer) => result(answer, parts.renderText(answer))),
      );
    }
    case 'message': {
      const { format, content } = request.body;
      const text = format === 'html' ? (await import('./plain.js')).plainOf(content) : content;
      return dialogOn([text.slice(0, MOST_LETTERS).trim() || NOTHING], parts);
    }
    case 'ask':
      return dialogOn(request.said, parts);
    case 'insert': {
      const answer = joined(await parts.look(...request.said));
      return results([insertable(answer, parts.renderText(answer))]);
    }
  }
}

/** An answer to each reading of the words, and what can be asked next. */
async function search(text: string, { look }: ExtensionParts): Promise<readonly Answer[]> {
  if (text.trim() === '') return [];
  const lookAll = async (texts: readonly string[]) =>
    (await Promise.all(texts.map((next) => look(text, next)))).flat().filter(isWorthInserting);
  const first = await look(text);
  const answers = [...first.filter(isWorthInserting), ...(await lookAll(first.flatMap(({ clarify }) => clarify)))];
  const next = answers[0]?.buttons.flatMap(({ action }) => (action.type === 'say' ? [action.text] : [])) ?? [];
  return [...answers, ...(await lookAll(next.slice(0, FOLLOW_UPS)))];
}

async function dialogOn(said: readonly string[], { look, renderText }: ExtensionParts): Promise<object> {
  const answer = joined(await look(...said));
  return dialog(answer, renderText(answer), said);
}

/** Several questions in one message are answered on one card. */
function joined(answers: readonly Answer[]): Answer {
  const worth = answers.filter(isWorthInserting);
  const shown = worth.length > 0 ? worth : answers.slice(0, 1);
  const [first] = shown;
  if (first === undefined) throw new Error('Teams: words that were looked up got no answer at all.');
  return {
    ...first,
    elements: shown.flatMap(({ elements }) => elements),
    buttons: shown.flatMap(({ buttons }) => buttons),
  };
}

function results(attachments: readonly object[]): object {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}
