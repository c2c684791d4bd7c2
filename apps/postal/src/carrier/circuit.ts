import type { Clock } from '#messaging';
import { CarrierFailure } from './carrier.js';

/** Failures in a row that open the circuit, and how long it stays open before one call may try, in milliseconds. */
const FAILURES = 5;
const OPEN_MS = 30_000;

export type CircuitState = 'closed' | 'open' | 'trying';

/** Stops calling a carrier that does not answer, so that nothing queues up behind it; one call at a time tries again. */
export class Circuit {
  private failures = 0;
  private openUntil = 0;
  private trying = false;

  constructor(private readonly clock: Clock) {}

  get state(): CircuitState {
    if (this.openUntil === 0) return 'closed';
    return this.clock.now().getTime() < this.openUntil ? 'open' : 'trying';
  }

  /** Throws `circuit-open` without calling. A refusal by the carrier is an answer: it closes the circuit. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.state === 'open' || (this.state === 'trying' && this.trying))
      throw new CarrierFailure('circuit-open', false);
    this.trying = this.state === 'trying';
    try {
      const answered = await call();
      this.close();
      return answered;
    } catch (error) {
      if (error instanceof CarrierFailure && error.final) this.close();
      else this.failed();
      throw error;
    } finally {
      this.trying = false;
    }
  }

  private close(): void {
    this.failures = 0;
    this.openUntil = 0;
  }

  private failed(): void {
    this.failures += 1;
    if (this.failures >= FAILURES) this.openUntil = this.clock.now().getTime() + OPEN_MS;
  }
}
