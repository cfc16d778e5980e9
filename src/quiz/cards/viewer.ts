/** For whom a card is drawn. */
export interface Viewer {
  /** The host gets the host's buttons, and alone sees how a first vote went. */
  readonly isHost: boolean;
  /** What this person has chosen in the vote that is open. */
  readonly vote: string | null;
}

/** The card that all see. */
export const EVERYONE: Viewer = { isHost: false, vote: null };
