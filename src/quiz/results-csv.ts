import { stringify } from 'csv-stringify/sync';
import { labelOf } from './cards/parts.js';
import { gained, rightVotes } from './scoring.js';
import type { RoundResult, SessionState } from './session.js';
import type { QuizTexts } from './texts.js';

/**
 * Who took part and how they answered, as comma-separated values (RFC 4180, with the mark by which spreadsheets know
 * UTF-8): a line for each vote. Of an anonymous quiz a line for each question, for a vote could tell its voter.
 * Names come from the platforms, so what a spreadsheet takes for a formula is made harmless.
 */
export function resultsCsv({ setup, results, since }: SessionState, { csv }: QuizTexts): string {
  const day = new Date(since).toISOString();
  const { columns } = csv;
  const shared = [columns.quiz, columns.when, columns.number, columns.question, columns.answer];
  const start = ({ round, question }: RoundResult) => [
    setup.deck.title,
    day,
    String(round + 1),
    question.text,
    labelOf(question, question.right),
  ];
  const lines = setup.play.anonymous
    ? [
        [...shared, columns.votes, columns.right, columns.gained],
        ...results.map((result) => [
          ...start(result),
          String(result.ballots.length),
          String(rightVotes(result)),
          result.first === null ? '' : String(gained(result.question, result.first, result.ballots).gained),
        ]),
      ]
    : [
        [...shared, columns.id, columns.name, columns.vote, columns.isRight],
        ...results.flatMap((result) =>
          result.ballots.map(({ user, name, option }) => [
            ...start(result),
            user,
            name ?? '',
            labelOf(result.question, option),
            option === result.question.right ? csv.yes : csv.no,
          ]),
        ),
      ];
  return stringify(lines, { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
