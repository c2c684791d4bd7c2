import type { Recorded } from '#contracts';
import { sameFact, type Fact, type FactKind } from './fact-kind.js';
import { MeasureDeltas } from './measure-deltas.js';

export interface KindVersion {
  readonly id: string;
  readonly seqFrom: number;
  /** Exclusive; null = holds now. */
  seqTo: number | null;
  readonly fact: Fact;
}

/** Ids of the facts an event speaks of. */
export const namedBy = (kind: FactKind, event: Recorded['event']): readonly string[] =>
  kind.partOf?.(event) ?? [kind.idOf?.(event) ?? event.subject];

/** One batch: which versions its events make, and what they move. */
export class Fold {
  private readonly latest = new Map<string, KindVersion>();
  private readonly versions: KindVersion[] = [];
  private readonly ends = new Map<string, number>();

  constructor(
    private readonly kind: FactKind,
    private readonly before: ReadonlyMap<string, Fact>,
  ) {}

  of(events: readonly Recorded[]) {
    for (const { seq, event } of events) {
      for (const id of new Set([...namedBy(this.kind, event), ...this.containing(event.subject)])) {
        this.add(seq, id, this.kind.factOf(event, this.known(id), id));
      }
    }
    const deltas = new MeasureDeltas(this.kind);
    for (const [id, { fact }] of this.latest) deltas.replace(this.before.get(id), fact);
    return { versions: this.versions, ends: this.ends, deltas };
  }

  private add(seq: number, id: string, fact: Fact | null): void {
    const known = this.known(id);
    if (!fact || (known && sameFact(this.kind, known, fact))) return;
    const last = this.latest.get(id);
    if (last) last.seqTo = seq;
    else if (known) this.ends.set(id, seq);
    const version: KindVersion = { id, seqFrom: seq, seqTo: null, fact };
    this.latest.set(id, version);
    this.versions.push(version);
  }

  private known(id: string): Fact | undefined {
    return this.latest.get(id)?.fact ?? this.before.get(id);
  }

  /** Facts a record was part of before the event. */
  private containing(subject: string): string[] {
    if (!this.kind.partOf) return [];
    const ids = new Set([...this.before.keys(), ...this.latest.keys()]);
    return [...ids].filter((id) => (this.known(id)!['sources'] as readonly string[]).includes(subject));
  }
}
