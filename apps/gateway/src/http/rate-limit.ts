/** What a caller may still do: requests allowed a minute, counted in windows of one minute. */
interface Window {
  count: number;
  endsAt: number;
}

const MINUTE = 60_000;
/** So many callers at most are remembered; beyond it the oldest windows go, which can only be generous. */
const CALLERS = 100_000;

/** Counts requests by caller in windows of a minute: one map entry a caller, no timers. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  /** Seconds to wait, or 0 when the request is allowed. `now` in milliseconds; a limit of 0 allows everything. */
  take(caller: string, limit: number, now: number): number {
    if (limit === 0) return 0;
    const known = this.windows.get(caller);
    if (!known || known.endsAt <= now) {
      this.windows.delete(caller);
      this.windows.set(caller, { count: 1, endsAt: now + MINUTE });
      this.forget(now);
      return 0;
    }
    known.count += 1;
    return known.count <= limit ? 0 : Math.max(1, Math.ceil((known.endsAt - now) / 1000));
  }

  /** Entries stand in the order their windows began, so the ended ones are in front. */
  private forget(now: number): void {
    for (const [caller, window] of this.windows) {
      if (window.endsAt > now && this.windows.size <= CALLERS) return;
      this.windows.delete(caller);
    }
  }
}
