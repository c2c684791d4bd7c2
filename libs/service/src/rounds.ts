interface RoundsOptions {
  /** Milliseconds from the beginning of one round to the next; one that takes longer is not overtaken. */
  every: number;
  failed: (error: unknown) => void;
}

/** Background work done again and again, never twice at once in a process. It does not keep the process alive. */
export class Rounds {
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(
    private readonly round: () => Promise<unknown>,
    private readonly options: RoundsOptions,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.begin(), this.options.every).unref();
  }

  /** No round begins any more; waits for the one that is under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private begin(): void {
    this.running ??= this.round()
      .then(() => undefined, this.options.failed)
      .finally(() => (this.running = undefined));
  }
}
