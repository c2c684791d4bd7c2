import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { amendDraft, approveDraft, getControlSheet, getDossier, getDraft, listDrafts, makeDraft } from '#contracts';
import { eraseApplicant, printDraft, readDraftDesk, receiveDossier } from '#contracts';
import { recordStep, returnDraft, signDraft, submitDraft, withdrawDossier, withdrawDraft } from '#contracts';
import { reassignDossier, type Actor, type DraftContent, type DraftView } from '#contracts';
import { aDossierService, aReception, officer, OTHER } from '../dossier.makers.js';

const specialist: Actor = { ...officer, subject: 'chuyen-vien', role: 'specialist' };
const head: Actor = { ...officer, subject: 'truong-phong', role: 'unit-head' };
const director: Actor = { ...officer, subject: 'giam-doc', role: 'department-leader' };
const otherHead: Actor = { ...head, agency: '000.00.16.H10' };
const signer = { position: 'Phó Giám đốc', authority: 'KT.', head: 'Giám đốc', signer: 'Trần Ví Dụ' } as const;
const delegated = { position: 'Trưởng phòng', authority: 'TL.', head: 'Giám đốc', signer: 'Lê Ví Dụ' } as const;

const RESULT: DraftContent = {
  result: {
    symbol: 'GP-STTTT',
    documentType: 'Giấy phép',
    summary: 'Xuất bản bản tin của bà Bưởi',
    body: ['Cho phép.'],
  },
};
const APOLOGY: DraftContent = { apology: { reason: 'chờ bà Bưởi', reasonCode: 'overload', newDueOn: '2018-08-27' } };
const REQUEST: DraftContent = {
  supplementRequest: { reason: 'thiếu bản sao', papers: ['CMND của bà Bưởi'], nothingElseMissing: true },
};
const REFUSAL: DraftContent = { refusal: { reason: 'không đủ điều kiện' } };
const CONSULTATION: DraftContent = {
  consultation: {
    ...{ agency: '000.00.16.H10', term: { length: 2, unit: 'working-day' }, symbol: 'STTTT-BCVT' },
    ...{ summary: 'xin ý kiến về hồ sơ', body: ['Đề nghị quý Sở có ý kiến.'] },
  },
};

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const view = async () => (await service.request(getDossier, { ref }, officer)).value;
const make = async (content: DraftContent, by = specialist) =>
  (await service.request(makeDraft, { ref, content }, by)).value;
const submit = async ({ id }: DraftView, by = specialist) =>
  (await service.request(submitDraft, { draft: id }, by)).value;
const approve = async ({ id }: DraftView, by = head) => (await service.request(approveDraft, { draft: id }, by)).value;
const sign = async ({ id }: DraftView, by = director, how: object = signer) =>
  (await service.request(signDraft, { draft: id, ...signer, ...how }, by)).value;
const toDirector = async (content: DraftContent) => approve(await submit(await make(content)));
const desk = async (by: Actor) =>
  (await service.request(readDraftDesk, { limit: 500 }, by)).value.items.filter(({ code }) => code === ref);

beforeAll(async () => {
  service = await aDossierService();
}, 60_000);
afterAll(() => service.close());
beforeEach(async () => {
  at('2018-08-13T08:00:00');
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
  const step = { ref, from: 'Một cửa', to: 'Phòng', action: 'chuyển thụ lý', handler: 'chuyen-vien' };
  await service.request(recordStep, step, officer);
});

describe('from the specialist over the head to the director, once back to be amended', () => {
  it('the result is numbered when signed, settles the dossier, and every stage shows who, when, how long, why', async () => {
    at('2018-08-13T09:00:00');
    const made = await make(RESULT);
    expect(made).toMatchObject({ kind: 'result', state: 'drafting', desk: 'specialist', symbol: null, edition: 1 });
    await submit(made);
    at('2018-08-13T11:00:00');
    const reason = 'sửa tên bà Bưởi';
    const back = (await service.request(returnDraft, { draft: made.id, reason }, head)).value;
    expect(back).toMatchObject({ state: 'returned', desk: 'specialist' });
    const content = { result: { ...RESULT.result!, summary: 'Xuất bản bản tin' } };
    const amended = (await service.request(amendDraft, { draft: made.id, content }, specialist)).value;
    expect(amended).toMatchObject({ state: 'returned', edition: 2, content });
    at('2018-08-14T08:00:00');
    await approve(await submit(amended));
    at('2018-08-14T10:00:00');
    const signed = await sign(made);
    expect(signed).toMatchObject({
      state: 'signed',
      desk: null,
      symbol: '01/GP-STTTT',
      signedAt: '2018-08-14T03:00:00.000Z',
    });
    expect(signed.steps.map(({ act, by, role, comment }) => [act, by, role, comment])).toEqual([
      ['creation', 'test#chuyen-vien', 'specialist', null],
      ['submission', 'test#chuyen-vien', 'specialist', null],
      ['return', 'test#truong-phong', 'unit-head', reason],
      ['amendment', 'test#chuyen-vien', 'specialist', null],
      ['submission', 'test#chuyen-vien', 'specialist', null],
      ['approval', 'test#truong-phong', 'unit-head', null],
      ['signature', 'test#giam-doc', 'department-leader', null],
    ]);
    const hours = (n: number) => signed.steps[n]!.officeTime! / 3_600_000;
    expect([hours(1), hours(5)]).toEqual([2, 2]);
    expect(signed.steps[0]!.content).toEqual(RESULT);
    const dossier = await view();
    expect(dossier).toMatchObject({
      status: 9,
      timeliness: 'early',
      result: { number: '01/GP-STTTT', issuedOn: '2018-08-14' },
    });
    const { rows } = (await service.request(getControlSheet, { ref }, officer)).value;
    expect(rows.map(({ giver, taker, action }) => [giver, taker, action])).toEqual([
      ['Một cửa', 'Phòng', 'chuyển thụ lý'],
      ['Chuyên viên thụ lý', 'Lãnh đạo phòng', 'Trình dự thảo kết quả'],
      ['Lãnh đạo phòng', 'Chuyên viên thụ lý', 'Trả lại sửa kết quả'],
      ['Chuyên viên thụ lý', 'Lãnh đạo phòng', 'Trình dự thảo kết quả'],
      ['Lãnh đạo phòng', 'Lãnh đạo cơ quan', 'Trình ký kết quả'],
      ['Lãnh đạo cơ quan', 'Chuyên viên thụ lý', 'Ký ban hành kết quả'],
    ]);
    expect(rows[1]).toMatchObject({ at: '2018-08-13T02:00:00.000Z', until: '2018-08-13T04:00:00.000Z' });
    expect(dossier.steps).toMatchObject({ total: 6, inTime: 6 });
  });

  it.each([
    ['form 02', REQUEST, /^\d+\/HDHS$/, { status: 5, supplements: 1 }],
    ['form 03', REFUSAL, /^\d+\/TCHS$/, { status: 9, closing: 'refusal' }],
    ['form 04', APOLOGY, /^\d+\/PXL$/, { status: 4, apology: { newDueOn: '2018-08-27', reasonCode: 'overload' } }],
    ['a letter that consults', CONSULTATION, /^\d+\/STTTT-BCVT$/, { status: 4, consultations: [{ agencyId: OTHER }] }],
  ] as const)('%s does what it says when it is signed, not before', async (_, content, symbol, wanted) => {
    const before = await view();
    const draft = await toDirector(content);
    const { status, supplements, closing, apology, consultations } = before;
    expect(await view()).toMatchObject({ status, supplements, closing, apology, consultations });
    const signed = await sign(draft);
    expect(signed.symbol).toMatch(symbol);
    expect(await view()).toMatchObject(wanted);
    expect((await service.request(listDrafts, { ref }, head)).value.items).toMatchObject([
      { id: draft.id, state: 'signed' },
    ]);
  });

  it('what a head may sign by delegation needs no director', async () => {
    const apology = await submit(await make(APOLOGY));
    await expect(sign(apology, head)).rejects.toMatchObject({ code: 'dossier.draft-authority' });
    expect(await sign(apology, head, delegated)).toMatchObject({ state: 'signed' });
    const result = await submit(await make(RESULT));
    await expect(sign(result, head, delegated)).rejects.toMatchObject({ code: 'dossier.draft-authority' });
  });
});

describe('concurrency', () => {
  it('of many who decide at once one wins; a repeated command answers the first', async () => {
    const draft = await submit(await make(APOLOGY));
    const key = (n: number) => ({ ifMatch: `"${draft.version}"`, idempotency: { key: `k${n}`, digest: `d${n}` } });
    const decide = (n: number) =>
      n % 2
        ? service.request(approveDraft, { draft: draft.id }, head, key(n))
        : service.request(returnDraft, { draft: draft.id, reason: 'sửa' }, head, key(n));
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => decide(n)));
    const done = outcomes.flatMap((one, n) => (one.status === 'fulfilled' ? [n] : []));
    expect(done).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stale.etag' });
    const after = (await service.request(getDraft, { draft: draft.id }, head)).value;
    expect((await decide(done[0]!)).value.steps).toEqual(after.steps);
    await expect(
      service.request(approveDraft, { draft: draft.id }, head, { idempotency: { key: `k${done[0]}`, digest: 'x' } }),
    ).rejects.toMatchObject({ code: 'conflict.key-reused' });
  });

  it('a dossier has one open draft of a kind, also when two are begun at once', async () => {
    const outcomes = await Promise.allSettled([make(RESULT), make(RESULT)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(make(RESULT)).rejects.toMatchObject({ code: 'dossier.draft-open' });
    await make(APOLOGY);
    await make(CONSULTATION);
    await make(CONSULTATION);
    const again = { idempotency: { key: 'one', digest: 'd' } };
    const twice = await Promise.all(
      [1, 2].map(() => service.request(makeDraft, { ref, content: REQUEST }, specialist, again)),
    );
    expect(twice[0]!.value.id).toBe(twice[1]!.value.id);
  });

  it('a wording that changed after it was read can’t be signed unseen', async () => {
    const draft = await submit(await make(APOLOGY));
    const old = { ifMatch: `"${draft.version - 1}"` };
    await expect(service.request(signDraft, { draft: draft.id, ...delegated }, head, old)).rejects.toMatchObject({
      code: 'stale.etag',
    });
  });
});

describe('who', () => {
  it('others of the agency neither write nor decide out of turn; other agencies see nothing', async () => {
    const colleague = { ...specialist, subject: 'nguoi-khac' };
    await expect(make(RESULT, colleague)).rejects.toMatchObject({ code: 'dossier.draft-not-handler' });
    const draft = await make(RESULT);
    await expect(submit(draft, colleague)).rejects.toMatchObject({ code: 'dossier.draft-not-handler' });
    await expect(approve(draft)).rejects.toMatchObject({ code: 'dossier.draft-act-not-allowed' });
    await submit(draft);
    await expect(sign(draft)).rejects.toMatchObject({ code: 'dossier.draft-other-desk' });
    await expect(approve(draft, otherHead)).rejects.toMatchObject({ code: 'forbidden.agency' });
    await expect(service.request(getDraft, { draft: draft.id }, otherHead)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    await expect(service.request(printDraft, { draft: draft.id }, otherHead)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    await expect(service.request(listDrafts, { ref }, otherHead)).rejects.toMatchObject({ code: 'forbidden.agency' });
    expect(await desk(otherHead)).toEqual([]);
    const citizen = { ...officer, role: 'citizen' as const };
    await expect(service.request(getDraft, { draft: draft.id }, citizen)).rejects.toMatchObject({
      code: 'forbidden.role',
    });
    const inspector = { ...officer, role: 'inspector' as const };
    const seen = (await service.request(getDraft, { draft: draft.id }, inspector)).value;
    expect(seen.content).toBeNull();
    expect(JSON.stringify(seen)).not.toContain('Bưởi');
  });

  it('the head of the room that has the dossier decides although they stand below the department', async () => {
    const room = { ...head, agency: '000.00.16.H10' };
    const step = { ref, from: 'Một cửa', to: 'Phòng', action: 'chuyển', unit: '000.00.16.H10', handler: 'chuyen-vien' };
    await service.request(recordStep, step, officer);
    const draft = await submit(await make(APOLOGY));
    expect(draft.unit).toBe('000.00.16.H10');
    expect(await desk(room)).toMatchObject([{ id: draft.id }]);
    expect(await approve(draft, room)).toMatchObject({ state: 'with-director' });
  });

  it('it waits on exactly one desk, and follows the dossier to another specialist', async () => {
    const draft = await make(APOLOGY);
    const desks = async () => {
      const found = [];
      for (const by of [specialist, head, director]) found.push((await desk(by)).map(({ id }) => id === draft.id));
      return found;
    };
    expect(await desks()).toEqual([[true], [], []]);
    await submit(draft);
    expect(await desks()).toEqual([[], [true], []]);
    await approve(draft);
    expect(await desks()).toEqual([[], [], [true]]);
    await service.request(returnDraft, { draft: draft.id, reason: 'sửa' }, director);
    expect(await desks()).toEqual([[true], [], []]);
    await service.request(reassignDossier, { ref, handler: 'nguoi-khac', reason: 'nghỉ phép' }, officer);
    const colleague = { ...specialist, subject: 'nguoi-khac' };
    expect([await desk(specialist), (await desk(colleague)).length]).toEqual([[], 1]);
    expect(await submit(draft, colleague)).toMatchObject({ state: 'with-head' });
  });
});

describe('withdrawn', () => {
  it('it can’t be signed any more, and another one may be begun', async () => {
    const draft = await toDirector(APOLOGY);
    const gone = (await service.request(withdrawDraft, { draft: draft.id, comment: 'xong sớm' }, specialist)).value;
    expect(gone).toMatchObject({ state: 'withdrawn', desk: null });
    await expect(sign(draft)).rejects.toMatchObject({ code: 'dossier.draft-act-not-allowed' });
    await submit(await make(APOLOGY));
  });

  it('with its dossier gone it waits for nobody and can still be put away', async () => {
    const draft = await toDirector(APOLOGY);
    await service.request(withdrawDossier, { ref }, officer);
    expect(await desk(director)).toEqual([]);
    await expect(sign(draft)).rejects.toMatchObject({ code: 'dossier.act-not-allowed' });
    expect((await service.request(withdrawDraft, { draft: draft.id }, specialist)).value.state).toBe('withdrawn');
  });
});

it('what could not be done to the dossier can’t be drafted, and not be submitted later', async () => {
  const none = { supplementRequest: { ...REQUEST.supplementRequest!, nothingElseMissing: false } };
  await expect(make(none)).rejects.toMatchObject({ code: 'dossier.checklist-missing' });
  const tooEarly = { apology: { ...APOLOGY.apology!, newDueOn: '2018-08-17' } };
  await expect(make(tooEarly)).rejects.toMatchObject({ code: 'dossier.new-date-too-early' });
  const draft = await make(RESULT);
  at('2018-08-30T08:00:00');
  await expect(submit(draft)).rejects.toMatchObject({ code: 'dossier.late-without-apology' });
  const content = { result: { ...RESULT.result!, apology: { reason: 'chậm' } } };
  await service.request(amendDraft, { draft: draft.id, content }, specialist);
  await sign(await approve(await submit(draft)));
  expect(await view()).toMatchObject({ timeliness: 'late', apology: { newDueOn: null } });
});

it('steps stay as they are; words are sealed, told to nobody, and go with the applicant', async () => {
  const draft = await sign(await toDirector(APOLOGY));
  for (const change of ['UPDATE draft_step SET actor = $1', 'DELETE FROM draft_step WHERE actor <> $1'])
    await expect(service.dataSource.query(change, ['x'])).rejects.toThrow('stays as it is');
  for (const table of ['dossier_draft', 'draft_step', 'draft_person'])
    expect(JSON.stringify(await service.dataSource.query(`SELECT t::text FROM ${table} t`))).not.toMatch(/Bưởi|CMND/);
  const told = (await service.events()).filter(({ type }) => type === 'dossier.draft.recorded.v1');
  expect(told.at(-1)).toMatchObject({
    subject: draft.id,
    data: { kind: 'apology', act: 'signature', state: 'signed' },
  });
  expect(JSON.stringify(told)).not.toMatch(/Bưởi|Ví Dụ/);
  await service.request(eraseApplicant, { ref, reason: 'theo yêu cầu' }, { ...officer, role: 'department-office' });
  expect((await service.request(getDraft, { draft: draft.id }, head)).value).toMatchObject({
    content: null,
    symbol: draft.symbol,
  });
});
