import type { Platform } from '../platform/platform.js';
import type { PublicInterface, Reply } from '../platform/public-interface.js';
import { AGENCY } from './place.js';

export interface Dossier {
  id: string;
  code: string;
  trackingNumber: string | null;
  status: number;
  timeliness: string;
  lawfulDueAt: string;
  flags: string[];
  caseId: string | null;
  apology: { issuedOn: string; newDueOn: string | null; inTime: boolean } | null;
  lateAgainOn: string | null;
  vote: { overall: string; typedIn: boolean } | null;
  result: { number: string; fileDigest: string } | null;
}

interface Problem {
  code: string;
}

const DAY_MS = 86_400_000;

/** So many days ago, at nine in the morning in Vietnam. */
export function ago(days: number): string {
  const day = new Date(Date.now() + 7 * 3_600_000 - days * DAY_MS).toISOString().slice(0, 10);
  return `${day}T09:00:00+07:00`;
}

export const later = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MS).toISOString();
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

/** One dossier through the public interface, each act by the persona whose work it is. */
export class Journey {
  private ref = '';

  constructor(private readonly platform: Platform) {}

  get code(): string {
    return this.ref;
  }

  as(persona: string): PublicInterface {
    return this.platform.as(persona, AGENCY);
  }

  async receive(body: object, persona = 'counter-officer'): Promise<Dossier> {
    const dossier = await this.as(persona).post<Dossier>('/dossiers', { agencyCode: AGENCY, ...body });
    this.ref = dossier.code ?? dossier.id;
    return dossier;
  }

  async act(name: string, body: object, persona = 'specialist'): Promise<Dossier> {
    const dossier = await this.as(persona).post<Dossier>(`/dossiers/${this.ref}/${name}`, body);
    if (dossier.code) this.ref = dossier.code;
    return dossier;
  }

  /** The code of the problem with which an act is refused, and its status. */
  async refused(name: string, body: object, persona = 'specialist'): Promise<[number, string]> {
    const path = `/dossiers/${this.ref}/${name}`;
    const { status, json }: Reply<Problem> = await this.as(persona).send(path, { method: 'POST', body });
    return [status, json.code];
  }

  /** A small PDF. */
  async attach(name: string, kind: string, persona: string): Promise<void> {
    const path = `/dossiers/${this.ref}/attachments?name=${encodeURIComponent(name)}&kind=${kind}`;
    const file = { type: 'application/octet-stream', body: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n') };
    const { status } = await this.as(persona).send(path, { method: 'POST', ...file });
    if (status !== 201) throw new Error(`${path}: ${status}`);
  }

  /** Drafted by the specialist, signed by the head of the unit by order. */
  async signedByHead(content: object): Promise<{ kind: string; state: string; symbol: string }> {
    const { id } = await this.as('specialist').post<{ id: string }>(`/dossiers/${this.ref}/drafts`, { content });
    await this.as('specialist').post(`/drafts/${id}/submission`, {});
    const who = { authority: 'TL.', head: 'Giám đốc', position: 'Trưởng phòng', signer: 'Lê Ví Dụ' };
    return this.as('unit-head').post(`/drafts/${id}/signature`, who);
  }

  read<T>(part = ''): Promise<T> {
    return this.as('specialist').get<T>(`/dossiers/${this.ref}${part}`);
  }
}
