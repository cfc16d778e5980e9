import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/types.js';
import { endCard } from '../../src/quiz/cards/end.js';
import { retiredCard, revealCard } from '../../src/quiz/cards/reveal.js';
import { introCard, roundCard } from '../../src/quiz/cards/round.js';
import type { Ballot, SessionEvent } from '../../src/quiz/events.js';
import { replay, type SessionState } from '../../src/quiz/session.js';
import { createdOf, texts } from './fixture.js';

type Status = SessionState['status'];

function stateOf<S extends Status>(
  status: S,
  rounds: number,
  ...events: SessionEvent[]
): Extract<SessionState, { status: S }> {
  const all = [createdOf(rounds), { type: 'started', by: 'host' } as const, ...events];
  const state = replay(all.map((event, at) => ({ event, at })));
  if (state === null || !isIn(state, status)) throw new Error(`not ${status} but ${state?.status}`);
  return state;
}
function isIn<S extends Status>(state: SessionState, status: S): state is Extract<SessionState, { status: S }> {
  return state.status === status;
}

const reveal = (round: number, ...ballots: Ballot[]): SessionEvent => ({
  type: 'revealed',
  by: 'host',
  round,
  ballots,
});
const next = (round: number): SessionEvent => ({ type: 'advanced', by: 'host', round });
const ballot = (user: string, option: string, name: string | null = null): Ballot => ({ user, name, option });
const labels = (answer: Answer) => answer.buttons.map(({ label }) => label);
const typed = (answer: Answer, type: string) => answer.elements.filter((element) => element.type === type);

describe('the card above a quiz', () => {
  it('has title, description and the picture with its words', () => {
    const { elements, buttons } = introCard(stateOf('open', 2).setup, texts);
    expect(elements.map(({ type }) => type)).toEqual(['heading', 'text', 'diagram', 'note']);
    expect(elements[2]).toEqual({ type: 'diagram', scenario: 'three-tiers', alt: 'A box in a box.' });
    expect(buttons).toEqual([]);
  });
});

describe('the card of an open question', () => {
  const card = roundCard(stateOf('open', 2), 7, texts);

  it('says which question it is and how many have voted, and nothing of what is right', () => {
    expect(card.elements).toMatchObject([
      { type: 'heading', text: 'Question 1 of 2' },
      { type: 'text', text: 'Who does duty 0?' },
      { type: 'note', text: expect.stringContaining('7') },
    ]);
    expect(JSON.stringify(card)).not.toMatch(/reason|example\.org|tally/);
  });

  it('has a button an option, and the host’s for the host alone', () => {
    expect(labels(card)).toEqual(['AWS', 'Customer', 'Both', 'My vote', 'For the host …']);
    const own = roundCard(stateOf('open', 2), 7, texts, { isHost: true, vote: null });
    expect(labels(own).slice(4)).toEqual([
      'Reveal',
      'Pause',
      'Skip this question',
      'Hand over',
      'Projector page',
      'End quiz',
    ]);
    expect(card.buttons[2]?.action).toEqual({ type: 'vote', session: 's1', round: 0, option: 'both' });
    expect(own.buttons[4]?.action).toEqual({ type: 'host', session: 's1', round: 0, command: 'reveal' });
  });
});

describe('the card of a revealed question', () => {
  it('has owner, reason, tally, source and what to discuss', () => {
    const card = revealCard(stateOf('revealed', 2, reveal(0, ballot('a', 'aws'), ballot('b', 'both'))), texts);
    expect(card.elements).toMatchObject([
      { type: 'heading' },
      { type: 'text', text: 'Who does duty 0?' },
      { type: 'owner', owner: 'aws', label: 'AWS', subject: 'duty 0 · Amazon EC2' },
      { type: 'text', text: 'Because of reason 0.' },
      { type: 'heading', text: 'The votes' },
      { type: 'tally', rows: [{ votes: 1, right: true }, { votes: 0 }, { votes: 1, right: false }] },
      { type: 'note', text: '1 of 2 right.' },
      { type: 'sources', sources: [{ url: 'https://example.org/model' }] },
      { type: 'text', text: expect.stringContaining('on premises') },
    ]);
    expect(labels(card)).toEqual(['For the host …']);
  });

  it('says who does which part where both do', () => {
    const card = revealCard(stateOf('revealed', 3, reveal(0), next(0), reveal(1), next(1), reveal(2)), texts);
    expect(typed(card, 'list')).toMatchObject([{ items: ['Runs the halls'] }, { items: ['Runs the code'] }]);
    expect(labels(card)).toEqual(['For the host …']);
  });

  it('keeps its answer and loses its buttons when the quiz goes on', () => {
    const card = retiredCard(stateOf('open', 2, reveal(0, ballot('a', 'aws')), next(0)), 0, texts);
    expect(typed(card, 'owner')).toHaveLength(1);
    expect(card.buttons).toEqual([]);
  });

  it('gives nothing away when the quiz was ended before its reveal', () => {
    const card = retiredCard(stateOf('ended', 2, { type: 'ended', by: 'host' }), 0, texts);
    expect(typed(card, 'note')).toEqual([{ type: 'note', text: texts.round.closed }]);
    expect(JSON.stringify(card)).not.toContain('reason');
    expect(card.buttons).toEqual([]);
  });
});

describe('the card at the end', () => {
  const ended = (...ballots: Ballot[]) => endCard(stateOf('ended', 1, reveal(0, ...ballots), next(0)), texts);

  it('has scores by name, the hardest question and what to take away', () => {
    const card = ended(ballot('u1', 'both', null), ballot('u2', 'aws', 'Grace Hopper'));
    expect(typed(card, 'table')).toMatchObject([
      {
        rows: [
          ['1', 'Grace Hopper', '1 of 1 (100 %)'],
          ['2', 'Player 2', '0 of 1 (0 %)'],
        ],
      },
    ]);
    expect(JSON.stringify(card)).toContain('Hardest question: Who does duty 0? Answer: AWS (1 of 2 right).');
    expect(typed(card, 'list')).toMatchObject([{ title: 'What we confuse' }, { items: ['Ask who acts.'] }]);
    expect(JSON.stringify(card)).not.toMatch(/"u1"|"u2"/);
  });

  it('says so when nobody voted', () => {
    expect(typed(ended(), 'text')).toEqual([{ type: 'text', text: texts.end.nothing }]);
  });

  it('shows the best of a large room and how many more there are', () => {
    const card = ended(...Array.from({ length: 200 }, (_, i) => ballot(`u${i}`, 'aws')));
    expect(typed(card, 'table')).toMatchObject([{ rows: { length: 20 } }]);
    expect(typed(card, 'note')).toEqual([{ type: 'note', text: '… and 180 more' }]);
  });

  it('lets no name bring markup, a link or a mention into the card', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('<!channel>', '<@U1>', '[x](https://evil.example)', '*b*', '\u202eabc', '<img src=x>', '@here'),
    );
    fc.assert(
      fc.property(nasty, (name) => {
        const [table] = typed(ended(ballot('u', 'aws', name)), 'table');
        const shown = table?.type === 'table' ? (table.rows[0]?.[1] ?? '') : '';
        expect(shown).toMatch(/^[\p{L}\p{M}\p{N} .'’-]{1,40}$/u);
      }),
    );
  });
});
