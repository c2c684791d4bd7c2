/** Lets others wait until something has happened; a ring that nobody waited for is not lost. */
export class Bell {
  private readonly waiting = new Set<() => void>();
  private rang = false;

  ring(): void {
    this.rang = this.waiting.size === 0;
    for (const wake of this.waiting) wake();
  }

  /** Until it rings, or at most `ms` milliseconds where given. */
  async wait(ms?: number): Promise<void> {
    let wake!: () => void;
    let timer: NodeJS.Timeout | undefined;
    if (!this.rang)
      await new Promise<void>((resolve) => {
        this.waiting.add((wake = resolve));
        if (ms !== undefined) timer = setTimeout(resolve, ms);
      });
    this.rang = false;
    this.waiting.delete(wake);
    clearTimeout(timer);
  }
}
