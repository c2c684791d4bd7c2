interface Waiting<I, O> {
  item: I;
  done: (outcome: O) => void;
  failed: (error: unknown) => void;
}

/**
 * Work that many ask for at once is done together: what comes while `atOnce` groups are on their way waits and makes the next
 * group, so that nobody waits when nobody else asks. A group that fails is done one by one: what is wrong with one of them is
 * told to that one alone.
 */
export class Together<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private running = 0;

  /** `work` answers in the order of its items, does all of them or none, and may be done again after it failed. */
  constructor(
    private readonly work: (items: readonly I[]) => Promise<O[]>,
    private readonly limits: { atOnce: number; most: number },
  ) {}

  do(item: I): Promise<O> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.go();
    });
  }

  private go(): void {
    const { atOnce, most } = this.limits;
    if (this.running >= atOnce || this.waiting.length === 0) return;
    const group = this.waiting.splice(0, most);
    this.running++;
    void this.settle(group).finally(() => {
      this.running--;
      this.go();
    });
  }

  private async settle(group: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await this.work(group.map(({ item }) => item));
      group.forEach(({ done }, n) => done(outcomes[n]!));
    } catch (error) {
      if (group.length === 1) group[0]!.failed(error);
      else for (const one of group) await this.settle([one]);
    }
  }
}
