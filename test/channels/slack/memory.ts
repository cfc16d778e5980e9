import type { Cards, Deliveries } from '../../../src/channels/slack/ports.js';

/** Deliveries and cards as the store keeps them, in memory. */
export function memoryStore(): { deliveries: Deliveries; cards: Cards } {
  const claimed = new Set<string>();
  const cards = new Map<string, unknown>();
  return {
    deliveries: {
      claim: async (key) => {
        if (claimed.has(key)) return false;
        claimed.add(key);
        return true;
      },
    },
    cards: {
      put: async (key, message) => {
        cards.set(key, structuredClone(message));
      },
      get: async (key) => cards.get(key) ?? null,
    },
  };
}
