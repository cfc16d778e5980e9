import type { WebClient } from '@slack/web-api';
import type { Card } from '../cards/card.js';
import type { Voice } from '../origin.js';
import { askWindow, type WindowMemory } from './ask.js';

type InWindow = Extract<Voice, { kind: 'window' }>;

/** Shows answers in a window that a press opens. */
export function openingVoice(client: WebClient, trigger: string, asked: string | null, memory: WindowMemory): InWindow {
  const cards: Card[] = [];
  let id: string | undefined;
  return {
    kind: 'window',
    isOpen: false,
    show: async (card) => {
      cards.push(card);
      const view = askWindow(asked, cards, memory);
      if (id === undefined) id = (await client.views.open({ trigger_id: trigger, view })).view?.id;
      else await client.views.update({ view_id: id, view });
    },
  };
}

/** Shows answers in the window in which something was pressed, in place of what stood there. */
export function replacingVoice(client: WebClient, id: string, asked: string | null, memory: WindowMemory): InWindow {
  const cards: Card[] = [];
  return {
    kind: 'window',
    isOpen: true,
    show: async (card) => {
      cards.push(card);
      await client.views.update({ view_id: id, view: askWindow(asked, cards, memory) });
    },
  };
}

/** Collects answers, to be shown with the acknowledgement of what was sent. */
export function collectingVoice(cards: Card[]): InWindow {
  return {
    kind: 'window',
    isOpen: true,
    show: async (card) => {
      cards.push(card);
    },
  };
}
