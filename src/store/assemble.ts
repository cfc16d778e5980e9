import { type Kysely, sql } from 'kysely';
import { assignmentQueries } from './queries/assignments.js';
import { cardQueries } from './queries/cards.js';
import { contextQueries } from './queries/contexts.js';
import { deckQueries } from './queries/decks.js';
import { deliveryQueries } from './queries/deliveries.js';
import { feedbackQueries } from './queries/feedback.js';
import { practiceQueries } from './queries/practice.js';
import { quizQueries } from './queries/quizzes.js';
import { scheduleQueries } from './queries/schedules.js';
import { scoreQueries } from './queries/scores.js';
import { sweep } from './queries/sweep.js';
import type { Tables } from './schema.js';
import type { Store } from './types.js';

/** Puts the queries together over an open database whose tables are up to date. */
export function assembleStore(db: Kysely<Tables>, traits: { readonly rowLocks: boolean }): Store {
  return {
    contexts: contextQueries(db),
    deliveries: deliveryQueries(db),
    quizzes: quizQueries(db, traits.rowLocks),
    practice: practiceQueries(db),
    scores: scoreQueries(db),
    schedules: scheduleQueries(db),
    decks: deckQueries(db),
    assignments: assignmentQueries(db),
    cards: cardQueries(db),
    feedback: feedbackQueries(db),
    sweep: (now) => sweep(db, now),
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
