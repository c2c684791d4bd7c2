import { KINDS } from '../kinds/kinds.js';

/** Tables of the projection that one producer's events fill alone, by producer; those of kinds of facts are beside. */
export const PROJECTED_FROM = {
  dossier: ['dossier_fact', 'flow_cell', 'procedure_cell'],
  catalogue: [
    ...(['agency_fact', 'procedure_fact', 'offering_fact', 'posting_fact'] as const),
    ...(['shortening_fact', 'decision_list_fact', 'linked_procedure_fact'] as const),
  ],
} as const;

export const PROJECTED: readonly string[] = [
  ...PROJECTED_FROM.dossier,
  ...PROJECTED_FROM.catalogue,
  ...KINDS.map(({ table }) => table),
  'measure_cell',
  'log_instant',
];
