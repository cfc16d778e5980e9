import { describe, expect, it } from 'vitest';
import { understand } from './understanding.js';

const target = (text: string) => {
  const [question] = understand(text, null).questions;
  return question !== undefined && 'targets' in question ? question.targets[0] : undefined;
};

describe("a variant whose name's words stand apart", () => {
  it.each([
    ['A certificate that we imported into ACM runs out. Who replaces it?', 'certificate-manager', 'imported'],
    ['who renews a certificate that was imported into AWS Certificate Manager?', 'certificate-manager', 'imported'],
    ['managed updates are off on our beanstalk environment, who patches?', 'elastic-beanstalk', 'managed-updates-off'],
    [
      'who updates Elastic Beanstalk when its managed updates are turned off?',
      'elastic-beanstalk',
      'managed-updates-off',
    ],
  ])('is known in: %s', (text, service, variant) => {
    expect(target(text)).toEqual({ service, variant });
  });

  it.each([
    ['who manages the node groups in EKS?', 'eks'],
    ['who imports our contacts into AWS Certificate Manager?', 'certificate-manager'],
  ])('is not taken from other words: %s', (text, service) => {
    expect(target(text)).toEqual({ service, variant: null });
  });
});
