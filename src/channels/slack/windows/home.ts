import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import type { Mine } from '../../../conversation/desk.js';
import { writeAction } from '../action-value.js';
import type { Card } from '../cards/card.js';
import { cut, LIMITS } from '../cards/limits.js';
import { line, plain, richText } from '../cards/rich-text.js';
import { LINES } from '../lines.js';
import { ASK_BOX, askBox, blocksOf, type WindowMemory } from './ask.js';

export interface HomeParts {
  readonly recent: readonly string[];
  /** Null where the store cannot be reached. */
  readonly quizzes: Mine['quizzes'] | null;
  readonly progress: Card | null;
  readonly help: Card | null;
  readonly memory: WindowMemory;
  /** Another each time, so that the box is empty again. */
  readonly stamp: string;
}

export const FORGET_RECENT = 'forget-recent';

const MOST_RECENT = 5;
const MOST_QUIZZES = 10;

/** A person's own page: the box to ask in, what they asked, their quizzes and how they do, and help. */
export function homeView({ recent, quizzes, progress, help, memory, stamp }: HomeParts): HomeView {
  const box = askBox(LINES.ask.label);
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: LINES.ask.title } },
    {
      ...box,
      block_id: `${ASK_BOX}:${stamp}`,
      dispatch_action: true,
      element: {
        ...box.element,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      } as typeof box.element,
    },
    ...recentBlocks(recent),
    { type: 'divider' },
    ...quizBlocks(quizzes),
    ...(progress === null ? [] : blocksOf(progress)),
    ...(help === null ? [] : [{ type: 'divider' as const }, ...blocksOf(help)]),
  ];
  return { type: 'home', private_metadata: JSON.stringify(memory), blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

function recentBlocks(recent: readonly string[]): KnownBlock[] {
  if (recent.length === 0) return [];
  const buttons = recent.slice(0, MOST_RECENT).flatMap((text, index) => {
    const value = writeAction({ type: 'say', text });
    return value === null ? [] : [button(text, `say:${index}`, value)];
  });
  // One below the other: questions are long.
  const rows = buttons.map((each): ActionsBlock => ({ type: 'actions', elements: [each] }));
  const forget: ActionsBlock = {
    type: 'actions',
    elements: [button(LINES.home.forget, FORGET_RECENT, FORGET_RECENT)],
  };
  return [heading(LINES.home.recent), ...rows, forget];
}

function quizBlocks(quizzes: Mine['quizzes'] | null): KnownBlock[] {
  if (quizzes === null) return [heading(LINES.home.quizzes), richText(line(plain(LINES.home.noMemory)))];
  if (quizzes.length === 0) return [];
  // Slack shows a channel's name only to those who may see it.
  const rooms = quizzes.slice(0, MOST_QUIZZES).map((id) => line({ type: 'channel', channel_id: id }));
  return [heading(LINES.home.quizzes), richText({ type: 'rich_text_list', style: 'bullet', elements: rooms })];
}

function heading(text: string): KnownBlock {
  return richText(line(plain(text, { bold: true })));
}

function button(text: string, action_id: string, value: string) {
  return {
    type: 'button' as const,
    text: { type: 'plain_text' as const, text: cut(text, LIMITS.buttonText) },
    action_id,
    value,
  };
}
