import { Injectable } from '@nestjs/common';
import { Problem, type Actor } from '#contracts';
import { AgencyScope, Directory, ROOT_CODE } from '#directory';
import type { EdxmlMessage } from '#edxml';

/** Who may send and see an exchanged document: those who answer for its sender or for one of its recipients. */
@Injectable()
export class Parties {
  constructor(
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
  ) {}

  /** Throws `forbidden.agency`. The link to the exchange carries everybody's messages. */
  async assertMaySend(message: EdxmlMessage, by: Actor): Promise<void> {
    if (by.role === 'integration' || by.role === 'system') return;
    const others = message.kind === 'status' ? [message.about.organId] : message.to.map(({ id }) => id);
    if (!(await this.isParty([message.from.id, ...others], by))) throw new Problem('forbidden', 'forbidden.agency');
  }

  /** Whoever stands at the province's root sees also what passes between organisations outside. */
  async isParty(codes: readonly string[], by: Actor): Promise<boolean> {
    if (by.role === 'integration' || by.role === 'system') return true;
    const tree = await this.directory.tree();
    const own = new Set(await this.scope.subtree(by));
    const root = tree.find(ROOT_CODE)?.id;
    if (root !== undefined && own.has(root)) return true;
    return codes.some((code) => own.has(tree.find(code)?.id ?? ''));
  }
}
