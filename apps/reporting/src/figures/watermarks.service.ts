import { Inject, Injectable } from '@nestjs/common';
import type { ServiceName } from '#contracts';
import { Consumers } from '#messaging';

/** How far time is settled: nothing recorded before a producer's watermark is still missing here. */
@Injectable()
export class Watermarks {
  constructor(@Inject(Consumers) private readonly consumers: Consumers) {}

  /**
   * Whether everything `producer` recorded up to `instant` (ms) is applied, when its events up to `seq`, the last of
   * them recorded at `recordedAt` (ms), are.
   */
  settles(producer: ServiceName, instant: number, seq: number, recordedAt: number): boolean {
    if (instant < recordedAt) return true;
    const head = this.consumers.of(producer)?.state().head;
    return head !== undefined && seq >= head.seq && instant <= Date.parse(head.at);
  }

  /** Why a producer's events do not arrive, and how many are on their way. */
  trouble(producer: ServiceName): { behind: number; trouble?: string } {
    const { behind = 0, trouble } = this.consumers.of(producer)?.state() ?? {};
    return { behind, ...(trouble ? { trouble } : {}) };
  }
}
