/**
 * The few sentences that Slack itself makes necessary; everything about AWS duties comes in an Answer.
 */
export const LINES = {
  sources: 'Sources',
  checked: (day: string) => ` (checked ${day})`,
  more: (count: number) => `… and ${count} more`,
  moreButtons: (count: number) => `${count} more choices do not fit here: type your answer instead.`,
  shortened:
    'This answer was shortened to fit into a Slack message. Ask about one service or one duty to see all of it.',
  votes: (count: number) => (count === 1 ? '1 vote' : `${count} votes`),
  rightAnswer: '✔ right answer',
  openUntil: 'Open until',
  diagram: 'Diagram',
  badButton: 'This button no longer works. Please ask again in words.',
  failed: 'Something went wrong on my side, and it has been written to the log. Please try again in a minute.',
  fileSent: 'I sent you the file in a direct message.',
  fileNotSent: 'I could not send the file (the app may lack files:write and im:write), so here it is as text:',
  /** Why nothing can be shown in a room, and the mend. */
  shut: {
    away: 'I am not in that channel, so I can show nothing there. Invite me with /invite @Responsibot and do the same again: a quiz goes on where it stands.',
    archived:
      'That channel is archived, so I can show nothing there. Unarchive it and do the same again (a quiz goes on where it stands), or use another channel.',
    restricted:
      'I am not allowed to post in that channel. Let me in its settings, under posting permissions, and do the same again: a quiz goes on where it stands.',
    removed:
      'I was removed from this workspace. When the app is installed again, do the same again: a quiz goes on where it stands.',
  },
  putUpAgain: 'The card was gone, so I put it up again.',
  inMessages: 'It is in our direct messages: see the Messages tab.',
  noWords: 'There are no words in that message that I could read.',
  noWindow: 'Slack could not open a window for that. Please write to me here instead.',
  compare: 'Compare with …',
  /** The rest is for whoever asks to type. */
  compareStart: (service: string) => `compare ${service} with `,
  share: 'Share in channel',
  sharedBy: (name: string) =>
    name === '' ? 'Shared from a private answer' : `Shared by ${name} from a private answer`,
  sharedAlready: 'You have shared this already.',
  explain: 'How did you read this?',
  notAdmin: 'Only admins can see this.',
  oneMoment: 'One moment …',
  reason: {
    title: 'What was wrong?',
    submit: 'Send',
    close: 'Skip',
    label: 'What should the answer have said?',
    hint: 'Kept without your name, for the people who mend me. Your vote counts either way.',
  },
  thumbs: { up: 'This answer is good', down: 'This answer is wrong or no help' },
  /** To begin with; manifest.json has the same. */
  examples: [
    'who patches Oracle on RDS?',
    'what is ours on EKS?',
    'compare Lambda with EC2',
    'what is the shared responsibility model?',
  ],
  wholeTable: 'The whole table, as it did not fit into the message:',
  ask: {
    title: 'Whose job is it?',
    submit: 'Ask',
    close: 'Close',
    label: 'Ask who is responsible for something on AWS',
    again: 'Ask on',
    example: 'who patches Oracle on RDS?',
  },
  home: {
    recent: 'You asked lately',
    forget: 'Forget these',
    quizzes: 'Quizzes you play in',
    noMemory: 'I cannot reach my memory now; questions are answered all the same.',
  },
  nothing: '(no text)',
  /** What an empty message or command asks for. */
  emptyMeans: 'help',
} as const;
