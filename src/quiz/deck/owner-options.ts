import { fill } from '../../answer/fill.js';
import type { Verdict } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';
import type { QuizOption } from './types.js';

/** The options for "who is responsible?", with what speaks against each wrong one. */
export function ownerOptions(verdict: Verdict, texts: QuizTexts, withBoth: boolean): QuizOption[] {
  const { aws, customer, both } = texts.options;
  const options = [
    { id: 'aws', label: aws, why: whyNot('aws', verdict, texts) },
    { id: 'customer', label: customer, why: whyNot('customer', verdict, texts) },
    { id: 'both', label: both, why: whyNot('both', verdict, texts) },
  ];
  const right = rightOf(verdict);
  const offered = withBoth ? options : options.slice(0, 2);
  return offered.map((option) => (option.id === right ? { ...option, why: null } : option));
}

/** The option that a verdict makes right. */
export function rightOf({ owner }: Verdict): string {
  return owner === 'shared' ? 'both' : owner;
}

/** What a question's reveal says of the verdict that it was written from. */
export function revealOf(verdict: Verdict) {
  const { subject, because, aws, customer, sources } = verdict;
  return { duty: dutyOf(verdict), about: subject, because, aws, customer, sources };
}

/** "patching the database engine · Amazon RDS" */
function dutyOf({ controlName, serviceName, variantName }: Verdict): string {
  const place = variantName ?? serviceName;
  return place === null ? controlName : `${controlName} · ${place}`;
}

function whyNot(option: 'aws' | 'customer' | 'both', { owner, aws, customer }: Verdict, texts: QuizTexts): string {
  const { why } = texts;
  if (owner === 'shared') {
    return option === 'aws'
      ? fill(why.customerToo, { parts: customer.join('; ') })
      : fill(why.awsToo, { parts: aws.join('; ') });
  }
  const other = owner === 'aws' ? customer : aws;
  const [none, some] = owner === 'aws' ? [why.customerNot, why.customerLess] : [why.awsNot, why.awsLess];
  return other.length === 0 ? none : fill(some, { parts: other.join('; ') });
}
