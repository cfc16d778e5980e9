import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKnowledge, inspectKnowledge } from '../../src/knowledge/compile.js';
import { readYaml } from '../../src/knowledge/document.js';
import { formatProblem, KnowledgeError } from '../../src/knowledge/problem.js';
import { changed, knowledgeDir } from './fixture.js';

const today = '2026-11-24';

describe('a sound knowledge base', () => {
  it('compiles without problems or warnings', () => {
    const { problems, warnings } = inspectKnowledge(knowledgeDir(), { today });
    expect([...problems, ...warnings].map(formatProblem)).toEqual([]);
  });

  it('says of each fact where it stands', () => {
    const { services, archetypes, controls } = compileKnowledge(knowledgeDir());
    expect(services.rds?.facts['engine-patching']?.at).toBe('knowledge/services/rds.yaml#/facts/engine-patching');
    expect(services.rds?.variants.cluster?.facts['engine-patching']?.at).toBe(
      'knowledge/services/rds.yaml#/variants/cluster/facts/engine-patching',
    );
    expect(archetypes.managed?.facts['guest-os-patching']?.at).toBe(
      'knowledge/archetypes/managed.yaml#/facts/guest-os-patching',
    );
    expect(controls['guest-os-patching']?.rule.at).toBe(
      'knowledge/controls/guest-os.yaml#/controls/guest-os-patching/rule',
    );
  });

  it('keeps the sources of a service apart from those of all, and lets its own win', () => {
    const own = '{title: Own model, publisher: AWS, url: "https://example.org/own", checked: 2026-11-03}';
    const dir = knowledgeDir(changed('services/rds.yaml', 'sources:\n', `sources:\n  model: ${own}\n`));
    const { services, sources } = compileKnowledge(dir);
    expect(services.rds?.guide).toBe('rds/security');
    expect(services.rds?.variants.custom?.facts.permissions).toMatchObject({
      sources: ['rds/security', 'rds/model'],
    });
    expect(sources['rds/model']?.title).toBe('Own model');
    expect(sources.model?.title).toBe('The model');
  });

  it('fills in what may be left out', () => {
    const { services, topics } = compileKnowledge(knowledgeDir());
    expect(services.s3).toMatchObject({ facts: {}, variants: {}, status: { state: 'closed-to-new' } });
    expect(services.rds).toMatchObject({ formerNames: [], status: { state: 'active' } });
    expect(topics['the-model']?.points).toEqual([]);
  });

  it('is plain data: nothing is lost on the way through JSON', () => {
    const knowledge = compileKnowledge(knowledgeDir());
    expect(JSON.parse(JSON.stringify(knowledge))).toEqual(knowledge);
  });

  it('orders groups and their controls by the place given, then by name of the file', () => {
    const dir = knowledgeDir(changed('controls/access.yaml', 'order: 3\n', ''));
    expect(Object.keys(compileKnowledge(dir).groups)).toEqual(['facility', 'guest-os', 'access']);
    expect(Object.keys(compileKnowledge(dir).controls).at(-1)).toBe('security-groups');
  });
});

describe('a broken knowledge base', () => {
  it('reports all problems of all files at once', () => {
    const dir = knowledgeDir({
      ...changed('services/s3.yaml', 'summary: Objects.', 'sumary: Objects.\ncolour: red'),
      ...changed('services/rds.yaml', 'owner: aws, aws: [Patches the engine]', 'owner: me, aws: [patches, Ends.]'),
      ...changed('sources.yaml', 'title: The model, ', ''),
    });
    const at = inspectKnowledge(dir).problems.map(({ file, line, path }) => `${file}:${line} ${path}`);
    expect(at).toEqual([
      'knowledge/services/rds.yaml:13 facts.engine-patching.owner',
      'knowledge/services/rds.yaml:13 facts.engine-patching.aws.0',
      'knowledge/services/rds.yaml:13 facts.engine-patching.aws.1',
      'knowledge/services/s3.yaml:1 summary',
      'knowledge/services/s3.yaml:10 sumary',
      'knowledge/services/s3.yaml:11 colour',
      'knowledge/sources.yaml:1 model.title',
    ]);
  });

  it('is refused with an error that lists them', () => {
    const dir = knowledgeDir(changed('services/s3.yaml', 'archetype: finished', 'archetype: none'));
    expect(() => compileKnowledge(dir)).toThrow(KnowledgeError);
    expect(() => compileKnowledge(dir)).toThrow(/has one problem:\nknowledge\/services\/s3\.yaml:7:12 archetype: /);
  });

  it('does not blame others for ids that may stand in a file it could not read', () => {
    const dir = knowledgeDir({ 'controls/access.yaml': 'group: [', 'services/rds.yaml': 'id: rds' });
    const files = new Set(inspectKnowledge(dir).problems.map(({ file }) => file));
    expect([...files]).toEqual(['knowledge/controls/access.yaml', 'knowledge/services/rds.yaml']);
  });

  it('looks at the age of sources only when told the day', () => {
    const dir = knowledgeDir(changed('sources.yaml', '2026-11-01', '2020-01-01'));
    expect(inspectKnowledge(dir).problems).toEqual([]);
    expect(inspectKnowledge(dir, { today }).problems).toHaveLength(1);
  });

  it.each([
    ['exactly a year ago', '2025-11-24', 0],
    ['a year and a day ago', '2025-11-23', 1],
  ])('takes a source looked at %s for what it is', (_, checked, count) => {
    const dir = knowledgeDir(changed('sources.yaml', '2026-11-01', checked));
    expect(inspectKnowledge(dir, { today }).problems).toHaveLength(count);
  });

  it('never fails for what is in a file, and points into it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.array(fc.string(), { maxLength: 3 }), (text, path) => {
        const document = readYaml('knowledge/x.yaml', text);
        const places = [...document.problems, document.problem(path, { what: 'w', mend: 'm' })];
        const lines = text.split(/\r?\n|\r/).length;
        for (const { line, column } of places) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});

describe('warnings', () => {
  const warnings = (files: Record<string, string>) => inspectKnowledge(knowledgeDir(files)).warnings.map(formatProblem);

  it.each([
    [
      'a name of two services',
      changed('services/s3.yaml', 'aliases: [s3]', 'aliases: [DB-Instance]'),
      /s3\.yaml:5:11 aliases\.0: "db instance" names rds and s3/,
    ],
    [
      'a name of a service and of software',
      changed('software.yaml', '[oracle db]', '[rds custom]'),
      /software\.yaml:1:34 oracle\.aliases\.0: "rds custom" names rds\/custom and software oracle/,
    ],
    [
      'a phrase of two controls',
      changed('controls/access.yaml', '[permissions]', '[guards]'),
      /"guards" names permissions and physical-access/,
    ],
    [
      'a source that nothing cites',
      changed(
        'services/rds.yaml',
        'sources:\n',
        'sources:\n  old: {title: t, publisher: p, url: "https://example.org", checked: 2026-11-01}\n',
      ),
      /rds\.yaml:11:3 sources\.old: no fact cites this source/,
    ],
    [
      'a duty without a verb',
      changed('services/rds.yaml', 'Sets the window', 'The window'),
      /facts\.engine-patching\.customer\.0: the duty "The window" does not begin with a verb/,
    ],
    [
      'a reason that is no sentence',
      changed('services/rds.yaml', 'It is on by default.', 'It is on'),
      /facts\.engine-patching\.because: the reason is not a sentence/,
    ],
  ])('tell of %s, and the base stays usable', (_, files, expected) => {
    expect(inspectKnowledge(knowledgeDir(files)).problems).toEqual([]);
    expect(warnings(files)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    'Can name a window',
    'May name a window',
    'Cannot close the window',
    'Had to set the window',
    'Encrypted it',
  ])('accept "%s" as the beginning of a duty', (duty) => {
    expect(warnings(changed('services/rds.yaml', 'Sets the window', duty))).toEqual([]);
  });
});
