/** What the page's API says by itself, when a request never reaches the bot. */
export const LINES = {
  notATurn:
    'I could not read that. Send {"session", "text"} or {"session", "action"}; session and room are letters, digits, - and _.',
  notAStream: 'Give a session, and a room where there is one: letters, digits, - and _, at most 64 of them.',
  notJson: 'I could not read that: it is not JSON.',
  tooLong: 'That is more than I can read at once. Please ask in a few sentences.',
  elsewhere: 'This page answers only requests that it sent itself.',
  noQuiz: 'There is no quiz under this code any more.',
  noCookie:
    'This browser keeps no cookies, without which a vote cannot be counted once. Please allow them for this page.',
  notAPress: 'I could not read that press. Please load the page again.',
  failed: 'Something went wrong on our side. Please try again.',
  full: 'Too many pages are open in this room. Please close some.',
} as const;
