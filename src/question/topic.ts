import type { Question, Topic } from './types.js';

/** What a question leaves to be talked about, or null where it leaves the last topic standing. */
export function topicOf(question: Question): Topic | null {
  switch (question.kind) {
    case 'owner':
      return { targets: question.targets, controls: question.controls, question };
    case 'compare':
      return { targets: question.targets, controls: question.controls, question };
    case 'list':
      return { targets: question.target ? [question.target] : [], controls: [], question };
    case 'classify':
    case 'describe':
      return { targets: [question.target], controls: [], question };
    case 'where':
      return { targets: [], controls: [question.control], question };
    case 'clarify':
      return {
        targets: question.targets,
        controls: question.controls.filter((control) => !control.startsWith('@')),
        question: null,
      };
    case 'define':
    case 'define-duty':
    case 'choose':
    case 'choose-side':
    case 'choose-true':
      return { targets: [], controls: [], question };
    default:
      return null;
  }
}
