/** Tables of the projection, by the producer whose events fill them. */
export const PROJECTED_FROM = {
  dossier: ['dossier_fact', 'flow_cell', 'procedure_cell'],
  catalogue: ['agency_fact', 'procedure_fact', 'offering_fact'],
} as const;

export const PROJECTED = [...PROJECTED_FROM.dossier, ...PROJECTED_FROM.catalogue, 'log_instant'] as const;
