/** Lets others wait until something has happened. */
export class Bell {
  private readonly waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.waiting) wake();
  }

  /** Until it rings, or at most `ms` milliseconds where given. */
  async wait(ms?: number): Promise<void> {
    let wake!: () => void;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.waiting.add((wake = resolve));
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    this.waiting.delete(wake);
    clearTimeout(timer);
  }
}
