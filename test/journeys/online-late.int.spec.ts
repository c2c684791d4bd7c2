import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttributionView, ControlSheetView, DossierView, DraftPage, DraftView } from '#contracts';
import { AGENCY, MovableOffice, NEIGHBOUR, ONLINE } from './movable-office.js';

let office: MovableOffice;
beforeAll(async () => {
  office = await MovableOffice.open();
}, 120_000);
afterAll(() => office?.close(), 60_000);

interface Refused {
  code: string;
}

/** One dossier, each act over HTTP by the persona whose work it is. */
class Life {
  ref = '';

  act = async (name: string, body: object, persona = 'specialist') =>
    office.as(persona).post<DossierView>(`/dossiers/${this.ref}/${name}`, body);

  async refused(path: string, body: object, persona: string, agency?: string): Promise<[number, string]> {
    const { status, json } = await office.as(persona, agency).send<Refused>(path, { method: 'POST', body });
    return [status, json.code];
  }

  read<T = DossierView>(part = '', persona = 'specialist'): Promise<T> {
    return office.as(persona).get<T>(`/dossiers/${this.ref}${part}`);
  }

  /** Written by the specialist, approved by the head, signed by the director. */
  async signed(content: object): Promise<DraftView> {
    const draft = await office.as('specialist').post<DraftView>(`/dossiers/${this.ref}/drafts`, { content });
    const path = `/drafts/${draft.id}`;
    await office.as('specialist').post(`${path}/submission`, {});
    expect(await this.waiting('unit-head')).toContain(draft.id);
    await office.as('unit-head').post(`${path}/approval`, { comment: 'đồng ý' });
    expect(await this.waiting('department-leader')).toContain(draft.id);
    const who = { authority: 'KT.', head: 'Giám đốc', position: 'Phó Giám đốc', signer: 'Trần Ví Dụ' };
    return office.as('department-leader').post<DraftView>(`${path}/signature`, who);
  }

  waiting = async (persona: string) =>
    (await office.as(persona).get<DraftPage>('/desk/drafts', { agency: AGENCY })).items.map(({ id }) => id);
}

const applicant = { name: 'Nguyễn Thị Trực Tuyến', identityNumber: '285095011', phone: '0900000095' };
const file = { type: 'application/octet-stream', body: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n') };

describe.each([
  ['3', ONLINE.level3],
  ['4', ONLINE.level4],
] as const)('online at level %s, from submission to vote', (level, procedureCode) => {
  const life = new Life();

  it('is submitted, waits in the queue, and is received with a code', async () => {
    await office.at('2018-08-13T06:30');
    const body = { agencyCode: AGENCY, procedureCode, channel: 'online', applicant };
    const submitted = await office.as('citizen').post<DossierView>('/dossiers', body);
    expect(submitted).toMatchObject({ code: null, status: 1, onlineLevel: Number(level) });
    life.ref = submitted.id;
    await office.at('2018-08-13T10:00');
    const queue = await office.as('counter-officer').all<{ id: string }>('/online-queue', { agency: AGENCY });
    expect(queue.map(({ id }) => id)).toContain(submitted.id);
    const received = await life.act('reception', {}, 'counter-officer');
    expect(received).toMatchObject({ status: 2, lawfulDueAt: '2018-08-20T10:00:00.000Z' });
    life.ref = received.code!;
    await life.act('steps', { from: 'Một cửa', to: 'Phòng', action: 'chuyển thụ lý', unit: AGENCY });
  });

  it('is asked for a paper once, by a signed form 02, and completed by the citizen online: the term begins again', async () => {
    await office.at('2018-08-15T09:00');
    const content = { supplementRequest: { reason: 'thiếu bản sao', papers: ['Bản sao'], nothingElseMissing: true } };
    expect((await life.signed(content)).symbol).toMatch(/\/HDHS$/);
    expect(await life.read()).toMatchObject({ status: 5, timeliness: 'waiting' });
    const tracked = await office.as('citizen').post('/tracking', { code: life.ref, phone: applicant.phone });
    expect(tracked).toMatchObject({ status: 5, papers: ['Bản sao'] });
    await office.at('2018-08-22T09:00');
    const supplements = `/dossiers/${life.ref}/supplements`;
    expect(await life.refused(supplements, {}, 'citizen')).toEqual([422, 'dossier.supplement-files']);
    const attached = `/dossiers/${life.ref}/attachments?name=ban-sao.pdf&kind=supplement`;
    expect((await office.as('citizen').send(attached, { method: 'POST', ...file })).status).toBe(201);
    const again = await life.act('supplements', {}, 'citizen');
    expect(again).toMatchObject({ status: 4, lawfulDueAt: '2018-08-29T10:00:00.000Z' });
    expect((await life.read()).flags).toContain('supplemented-online');
    const files = await life.read<{ items: { kind: string }[] }>('/attachments');
    expect(files.items).toMatchObject([{ kind: 'supplement' }]);
    const second = { reason: 'x', papers: ['Đơn'], nothingElseMissing: true };
    const asked = `/dossiers/${life.ref}/supplement-requests`;
    expect(await life.refused(asked, second, 'specialist')).toEqual([422, 'dossier.second-supplement']);
  });

  it('is late: apologised for in time with the date the late guard proposes, then late again', async () => {
    await office.at('2018-08-28T17:30');
    const { apologyDraft } = await life.read();
    expect(apologyDraft).toMatchObject({ newDueOn: '2018-09-04', reasonCode: 'settling-unit' });
    const tooLate = await life.refused(
      `/dossiers/${life.ref}/drafts`,
      { content: { refusal: { reason: 'x' } } },
      'unit-head',
    );
    expect(tooLate).toEqual([403, 'forbidden.role']);
    expect((await life.signed({ apology: { reason: 'chờ ý kiến' } })).symbol).toMatch(/\/PXL$/);
    const { apology, lawfulDueAt } = await life.read();
    expect(apology).toMatchObject({ inTime: true, newDueOn: '2018-09-04' });
    expect(lawfulDueAt).toBe('2018-08-29T10:00:00.000Z');
    await office.at('2018-08-30T09:00');
    expect(await life.read()).toMatchObject({ timeliness: 'overdue', lateAgainOn: null });
    const apologies = `/dossiers/${life.ref}/apologies`;
    const more = { reason: 'x', newDueOn: '2018-09-10' };
    expect(await life.refused(apologies, more, 'specialist')).toEqual([422, 'dossier.second-apology']);
    await office.at('2018-09-05T09:00');
    const late = await life.read();
    expect(late).toMatchObject({ lateAgainOn: '2018-09-05' });
    expect(late.flags).toContain('second-lateness');
  });

  it('is settled by a signed result with its number, late by the first lawful date', async () => {
    const body = ['Cho phép.'];
    const content = { result: { symbol: `GP${level}-STTTT`, documentType: 'Giấy phép', summary: 'Xuất bản', body } };
    expect((await life.signed(content)).symbol).toBe(`01/GP${level}-STTTT`);
    const settled = await life.read();
    expect(settled).toMatchObject({ status: 9, timeliness: 'late', result: { number: `01/GP${level}-STTTT` } });
    const sheet = await life.read<ControlSheetView>('/control-sheet');
    expect(sheet.rows.filter(({ action }) => action?.startsWith('Ký ban hành'))).toHaveLength(3);
  });

  it('is returned online and voted on by the citizen who filed it; every hour belongs to somebody', async () => {
    await office.at('2018-09-05T14:00');
    expect(await life.act('return', { channel: 'online' }, 'counter-officer')).toMatchObject({ status: 10 });
    const voted = await life.act('vote', { overall: 'satisfied' }, 'citizen');
    expect(voted.vote).toMatchObject({ overall: 'satisfied', typedIn: false });
    expect(await life.refused(`/dossiers/${life.ref}/vote`, { overall: 'satisfied' }, 'citizen')).toEqual([
      422,
      'dossier.already-voted',
    ]);
    const found = await life.read<AttributionView>('/attribution');
    const sum = (of: 'milliseconds' | 'afterDue') => found.parts.reduce((all, one) => all + one[of], 0);
    expect([sum('milliseconds'), sum('afterDue')]).toEqual([found.milliseconds, found.afterDue]);
    expect(found.afterDue).toBeGreaterThan(0);
    const citizens = found.parts.find(({ holder }) => holder === 'citizen')!;
    expect(citizens.milliseconds / 3_600_000).toBe(40); // 15/8 9:00 to 22/8 9:00
  });

  it('and its drafts are nothing of another agency’s', async () => {
    const { items } = await life.read<DraftPage>('/drafts');
    expect(items).toHaveLength(3);
    const path = `/drafts/${items[0]!.id}`;
    for (const persona of ['specialist', 'unit-head', 'department-leader']) {
      const others = office.as(persona, NEIGHBOUR);
      for (const one of [path, `${path}/document`, `/dossiers/${life.ref}/drafts`, `/desk/drafts?agency=${AGENCY}`])
        expect([persona, one, (await others.send(one)).status]).toEqual([persona, one, 403]);
      expect((await others.get<DraftPage>('/desk/drafts')).items).toEqual([]);
    }
    const decide = { signature: { position: 'x', signer: 'x' }, returns: { reason: 'x' }, approval: {} };
    for (const [act, body] of Object.entries(decide)) {
      expect(await life.refused(`${path}/${act}`, body, 'unit-head', NEIGHBOUR)).toEqual([403, 'forbidden.agency']);
      expect(await life.refused(`${path}/${act}`, body, 'specialist')).toEqual([403, 'forbidden.role']);
      expect((await life.refused(`${path}/${act}`, body, 'citizen'))[0]).toBe(403);
    }
    expect((await office.as('citizen').send(path)).status).toBe(403);
  });
});
