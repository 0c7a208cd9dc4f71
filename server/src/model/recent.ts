/** Keys by when they were last used, for something that is kept for a few of them. */
export class Recent {
  readonly #most: number;
  readonly #keys = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Notes a use. Gives the key that has to go for it, the least recently used. */
  use(key: string): string | undefined {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= this.#most) return undefined;
    const [oldest] = this.#keys;
    this.#keys.delete(oldest!);
    return oldest;
  }

  forget(key: string): void {
    this.#keys.delete(key);
  }
}
