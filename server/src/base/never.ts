let failOnImpossible = false;

/** Makes {@link never} throw, as tests want it. */
export function setFailOnImpossible(fail: boolean): void {
  failOnImpossible = fail;
}

/**
 * Says that a state which cannot be was reached: throws in tests, gives `fallback` in production.
 *
 * After: rust-analyzer's `never!`.
 */
export function never<T>(message: string, fallback: T): T {
  if (failOnImpossible) throw new Error(`impossible: ${message}`);
  return fallback;
}
