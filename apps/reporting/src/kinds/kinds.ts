import { SERVICES, type ServiceName } from '#contracts';
import { MEASURE_NAMES, measureOf, type MeasureName } from '#indicators';
import type { FactKind, KindMeasure } from './fact-kind.js';
import { connection } from './connection.kind.js';
import { document } from './document.kind.js';
import { paperBook } from './paper-book.kind.js';
import { periodicReview } from './periodic-review.kind.js';
import { postDossier } from './post-dossier.kind.js';
import { publicationDuty } from './publication-duty.kind.js';
import { postReminder, shareReminder } from './reminder.kinds.js';
import { webItem } from './web-item.kind.js';

/** Every kind of fact but dossiers, whose cells are wide because they are hot. A new kind is one line here. */
export const KINDS: readonly FactKind[] = [
  paperBook,
  ...[postDossier, postReminder],
  ...[document, shareReminder, connection],
  ...[publicationDuty, periodicReview, webItem],
];

export const kindsOf = (producer: string): readonly FactKind[] => KINDS.filter((kind) => kind.producer === producer);

/** Producers whose events make figures, in a fixed order: positions, checkpoints and rebuilds go over these. */
export const PRODUCERS: readonly ServiceName[] = SERVICES.filter(
  (service) => service === 'catalogue' || service === 'dossier' || kindsOf(service).length > 0,
);

const BY_MEASURE = new Map(
  KINDS.flatMap((kind) => (Object.keys(kind.measures) as MeasureName[]).map((measure) => [measure, kind] as const)),
);

/** The kind whose facts a measure counts; undefined = dossiers. */
export const kindOf = (measure: MeasureName): FactKind | undefined => BY_MEASURE.get(measure);

/** How a measure of a kind is computed. */
export const computed = (measure: MeasureName): KindMeasure => BY_MEASURE.get(measure)!.measures[measure]!;

/** The language knows exactly the measures that can be computed; a fault stops the service at its start. */
for (const name of MEASURE_NAMES) {
  const [declared, found] = [measureOf(name).fact, kindOf(name)?.name ?? 'dossier'];
  if (declared !== found) throw new Error(`measure ${name} is of "${declared}", but counted from "${found}"`);
}
