import { describe, expect, it } from 'vitest';
import type { QuizWish } from '../../src/question/types.js';
import { asked } from './understanding.js';

const nothing: QuizWish = {
  scenario: null,
  services: [],
  families: [],
  controls: [],
  groups: [],
  model: null,
  level: null,
  count: null,
  isTimed: false,
  seconds: null,
  discuss: false,
  anonymous: false,
};

describe('a wish for a quiz', () => {
  it.each([
    ['start a quiz', {}],
    ['quiz us', {}],
    ['quiz', {}],
    ['quiz us with 5 questions about RDS', { services: ['rds'], count: 5 }],
    ['10 hard questions on containers', { families: ['containers'], level: 'hard', count: 10 }],
    ['a quiz about backups', { controls: ['backups'] }],
    ['quiz rds', { services: ['rds'] }],
    ['test us on S3 and Lambda', { services: ['s3', 'lambda'] }],
    ['quiz us on serverless', { families: ['serverless'] }],
    ['quiz about identity', { groups: ['identity'] }],
    ['three questions about key management', { controls: ['key-management'], count: 3 }],
    ['a hard quiz on iaas', { model: 'iaas', level: 'hard' }],
    ['give us 5 questions on eks', { services: ['eks'], count: 5 }],
    ['start a timed quiz, 20 seconds each', { isTimed: true, seconds: 20 }],
    ['start a quiz with 2 minutes per question', { isTimed: true, seconds: 120 }],
    ['an anonymous quiz with discussion', { anonymous: true, discuss: true }],
    ['run the activity', { scenario: 'training-module' }],
    ['start the data lake scenario', { scenario: 'data-lake' }],
    ['quiz the hybrid scenario', { scenario: 'hybrid' }],
  ] as [string, Partial<QuizWish>][])('is understood: %s', (text, wish) => {
    expect(asked(text)).toEqual({ kind: 'quiz', command: 'start', wish: { ...nothing, ...wish } });
  });

  it.each([
    ['practice', 'practice'],
    ['let me practice', 'practice'],
    ['my progress', 'progress'],
    ['leaderboard', 'leaderboard'],
    ['stop the daily question', 'stop-daily'],
    ['hide me from the leaderboard', 'leave'],
  ])('for oneself is understood: %s', (text, command) => {
    expect(asked(text)).toEqual({ kind: 'quiz', command });
  });

  it.each([
    ['daily question at 9:30 Europe/Vienna', [1, 2, 3, 4, 5]],
    ['post a weekly question', [1]],
    ['question of the day on tuesdays and fridays', [2, 5]],
  ])('at fixed times is understood: %s', (text, days) => {
    expect(asked(text)).toEqual({ kind: 'quiz', command: 'daily', days });
  });

  it.each([
    'who patches RDS?',
    'do we have to practice restores?',
    'is it hard to encrypt EBS?',
    'I have a question about backups on RDS',
    'who tests our backups?',
  ])('is not heard in: %s', (text) => {
    expect(asked(text)).not.toMatchObject({ kind: 'quiz' });
  });
});
