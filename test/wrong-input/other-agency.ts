import type { Platform } from '../platform/platform.js';
import { jsonLines } from '../platform/public-interface.js';

const OWN = '000.00.15.H10';
export const OTHER = '000.00.94.H10';
export const CODE = '9.900094';

/** A dossier of one department, received through the interface; answers its code. */
export async function dossierOfAnotherAgency(platform: Platform): Promise<string> {
  const name = { vi: 'Sở của phép thử', en: 'Department of the trial' };
  await platform
    .as('system-admin')
    .post('/agencies', { code: OTHER, name, kind: 'department', parent: 'H10', demonstration: true });
  const procedure = {
    code: CODE,
    name: { vi: 'Thủ tục của phép thử' },
    steps: 'Nộp, thẩm định, trả kết quả',
    manner: 'Trực tiếp',
    ways: [{ channel: 'counter', term: { length: '5', unit: 'working-day' } }],
    papers: [{ name: 'Đơn', originals: 1 }],
    subjects: 'Cá nhân',
    agency: name.vi,
    legalBasis: [{ number: '61/2018/NĐ-CP', title: 'Cơ chế một cửa' }],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'Thử', validFrom: '2010-01-01' },
    offerings: [{ agency: OTHER, from: '2010-01-01', level: 2, oneStop: true, post: false, decision: 'Thử' }],
  };
  const job = await platform.as('integration').import('/procedures/imports?format=chiso-jsonl', jsonLines([procedure]));
  if (job.rows.accepted !== 1) throw new Error(JSON.stringify(job));
  const dossier = { procedureCode: CODE, agencyCode: OTHER, channel: 'counter', applicant: { name: 'Trần Thị B' } };
  const { code } = await platform.as('counter-officer', OTHER).post<{ code: string }>('/dossiers', dossier);
  return code;
}

interface Asked {
  what: string;
  status: number;
}

/** Every way to the dossier, tried by people of another department: a list that leaves it out counts as refused. */
export async function triedByOthers(platform: Platform, code: string): Promise<Asked[]> {
  const by = platform.as('specialist', OWN);
  const asked: Asked[] = [];
  for (const path of ['', '/deadline', '/history', '/attribution', '/control-sheet', '/drafts']) {
    const { status } = await by.send(`/dossiers/${code}${path}`);
    asked.push({ what: `GET /dossiers/{ref}${path}`, status });
  }
  for (const [act, body] of [
    ['result', {}],
    ['steps', { from: 'A', to: 'B', action: 'forward' }],
    ['supplements', {}],
    ['withdrawal', {}],
    ['drafts', { content: { refusal: { reason: 'x' } } }],
    ['consultations', { state: 'answered', consultationId: '018f0000-0000-7000-8000-000000000001' }],
    ['participations', { agency: OTHER }],
    ['reassignments', { handler: 'x', reason: 'x' }],
    ['return-channel', { channel: 'post' }],
    ['vote', { overall: 'satisfied' }],
  ] as const) {
    const { status } = await by.send(`/dossiers/${code}/${act}`, { method: 'POST', body });
    asked.push({ what: `POST /dossiers/{ref}/${act}`, status });
  }
  const list = await by.get<{ items: { code: string }[] }>('/dossiers', { limit: 500 });
  asked.push({ what: 'GET /dossiers', status: list.items.some((one) => one.code === code) ? 200 : 404 });
  const bulk = await by.send('/reassignments', { method: 'POST', body: { refs: [code], to: 'x', reason: 'x' } });
  const refused = JSON.stringify(bulk.json).includes('"done":false');
  asked.push({ what: 'POST /reassignments', status: refused ? 403 : bulk.status });
  for (const list of ['/desk', '/desk/due', '/desk/drafts', '/online-queue', '/counter-visits', '/offline-ranges']) {
    const { status } = await by.send(`${list}?agency=${OTHER}`);
    asked.push({ what: `GET ${list}`, status });
  }
  const figure = await by.send(`/indicators/I.3.e.1?period=2018&scope=${OTHER}`);
  const stream = await by.send(`/stream?scope=${OTHER}`);
  return [
    ...asked,
    { what: 'GET /indicators/{id}', status: figure.status },
    { what: 'GET /stream', status: stream.status },
  ];
}

/** A change made on a version that is no longer the newest. */
export async function changedOnAStaleVersion(platform: Platform, code: string): Promise<number[]> {
  const by = platform.as('specialist', OTHER);
  const step = { method: 'POST', body: { from: 'A', to: 'B', action: 'forward' } };
  const { headers } = await by.send(`/dossiers/${code}`);
  const etag = headers.get('etag') ?? '';
  const first = await by.send(`/dossiers/${code}/steps`, { ...step, headers: { 'if-match': etag } });
  const again = await by.send(`/dossiers/${code}/steps`, { ...step, headers: { 'if-match': etag } });
  return [first.status, again.status];
}
