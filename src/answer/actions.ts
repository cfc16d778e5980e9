/** What the host's buttons do; channels read a pressed button by this list. */
export const HOST_COMMANDS = [
  'reveal',
  'next',
  'end',
  /** Close the first vote, for the room to discuss. */
  'discuss',
  'revote',
  'more-time',
  'pause',
  'resume',
  'skip',
  /** Ask for another host; `take-over` is for anybody then. */
  'hand-over',
  'take-over',
  /** Show the host, and nobody else, the rarer buttons. */
  'controls',
  /** Give the host the addresses of the pages for walls and phones. */
  'present',
  /** After the end: play those again that somebody missed; who voted what, for the host. */
  'rematch',
  'results',
  /** The questions of this quiz as a file. */
  'as-gift',
  'as-csv',
] as const;

export type HostCommand = (typeof HOST_COMMANDS)[number];

/** What the buttons below a change to who has what do. */
export const ASSIGN_COMMANDS = ['yes', 'no', 'notify'] as const;

export type AssignCommand = (typeof ASSIGN_COMMANDS)[number];
