import { Inject, Injectable } from '@nestjs/common';
import { platformRequests } from '#contracts';
import { Bus, CLOCK, Consumers, type Clock } from '#messaging';

const PATIENCE_MS = 5_000;
const STEP_MS = 25;
/** For so long an answer of the catalogue is not asked for again: a file of unknown codes costs one question, not one a row. */
const HOLDS_MS = 1_000;

/** Waits until this service's copy has what the catalogue has numbered: asked before something is called unknown. */
@Injectable()
export class CatalogueReached {
  private asked = 0;
  private waiting?: Promise<void>;

  constructor(
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Consumers) private readonly consumers: Consumers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At most five seconds; at once where the catalogue does not answer, since its copy is then all there is. */
  async wait(): Promise<void> {
    const now = this.clock.now().getTime();
    if (!this.waiting && now - this.asked < HOLDS_MS) return;
    this.asked = now;
    this.waiting ??= this.reach().finally(() => (this.waiting = undefined));
    await this.waiting;
  }

  private async reach(): Promise<void> {
    const consumer = this.consumers.of('catalogue');
    const head = consumer ? await this.head() : 0;
    for (let waited = 0; consumer && consumer.state().position < head && waited < PATIENCE_MS; waited += STEP_MS)
      await new Promise((next) => setTimeout(next, STEP_MS));
  }

  private async head(): Promise<number> {
    const after = Number.MAX_SAFE_INTEGER - 1;
    const request = this.bus.ask(platformRequests.catalogue.readEvents, { after, limit: 1 }, { deadline: 2_000 });
    return request.then(({ value }) => value.head).catch(() => 0);
  }
}
