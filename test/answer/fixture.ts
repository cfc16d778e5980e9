import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { answerTexts } from '../../src/answer/texts.js';
import type { Answer, Element } from '../../src/answer/types.js';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import { knowledgeDir, sound } from '../knowledge/fixture.js';

/** The English texts that the project ships. */
export const texts = v.parse(answerTexts, parse(readFileSync('intents/replies/answers.yaml', 'utf8')).answers.en);

/** The sound base, with the duty of setting things up and a service that has ended. */
export function smallBase(): Knowledge {
  return compileKnowledge(
    knowledgeDir({
      'controls/application.yaml': `group: application
title: Applications
order: 4
controls:
  service-configuration:
    name: how the service is set up
    definition: Its settings.
    kind: customer-specific
    withoutService: answer
    rule: {owner: customer, aws: [], customer: [Sets it up], because: The settings are yours., source: model}
    phrases: [settings]
`,
      'services/chime.yaml': `id: chime
name: Amazon Chime
fullName: Amazon Chime
aliases: [chime]
category: Business
archetype: finished
label: {model: saas, by: module}
status: {state: retired, since: "2026-02-20"}
summary: Meetings.
`,
      'services/s3.yaml': sound['services/s3.yaml'] ?? '',
    }),
  );
}

export const rds = { service: 'rds', variant: null } as const;
export const custom = { service: 'rds', variant: 'custom' } as const;
export const cluster = { service: 'rds', variant: 'cluster' } as const;
export const s3 = { service: 's3', variant: null } as const;
export const chime = { service: 'chime', variant: null } as const;

/** The elements of one type, in order. */
export function each<T extends Element['type']>(answer: Answer | null, type: T): Extract<Element, { type: T }>[] {
  return (answer?.elements ?? []).filter((element): element is Extract<Element, { type: T }> => element.type === type);
}

/** Everything that is said, as one string to look into. */
export const said = (answer: Answer | null): string => JSON.stringify(answer?.elements ?? []);
