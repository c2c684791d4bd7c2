import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Bus } from '#messaging';
import { listAssignments, type AssignmentView } from '#contracts';
import { CatalogueHead } from '../stream/catalogue-head.js';

const key = (issuer: string, subject: string): string => `${issuer} ${subject}`;

/** Who has which role, in memory: read anew whenever the catalogue's log has grown (PROTOCOL.md "Requests, rights"). */
@Injectable()
export class Assignments implements OnApplicationBootstrap {
  private readonly log = new Logger(Assignments.name);
  private bySubject = new Map<string, AssignmentView[]>();

  constructor(
    private readonly bus: Bus,
    private readonly head: CatalogueHead,
  ) {}

  onApplicationBootstrap(): void {
    this.head.onGrowth(() => this.read());
  }

  of(issuer: string, subject: string): readonly AssignmentView[] {
    return this.bySubject.get(key(issuer, subject)) ?? [];
  }

  private async read(): Promise<void> {
    const found = new Map<string, AssignmentView[]>();
    for (let after: string | undefined; ;) {
      const page = await this.bus.ask(listAssignments, { running: true, limit: 500, ...(after ? { after } : {}) });
      for (const one of page.value.items) {
        const name = key(one.issuer, one.subject);
        found.set(name, [...(found.get(name) ?? []), one]);
      }
      if (!page.value.next) break;
      after = page.value.next;
    }
    this.bySubject = found;
    this.log.debug(`${found.size} people have roles`);
  }
}
