/** Lanes that apply the dossiers' events in parallel; changes only when all are equal (PROTOCOL, "Consumers"). */
export const LANES = 1;
