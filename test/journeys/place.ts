import type { Platform } from '../platform/platform.js';
import { jsonLines } from '../platform/public-interface.js';

export const AGENCY = '000.00.95.H10';
export const NEIGHBOUR = '000.00.96.H10';
/** One procedure a channel: at the counter and by post, online at level 3, online at level 4. */
export const PROCEDURES = { counter: '9.900095', post: '9.900095', level3: '9.900096', level4: '9.900097' } as const;

const procedure = (code: string, level: number) => ({
  code,
  name: { vi: `Thủ tục của hành trình ${code}` },
  steps: 'Nộp, thẩm định, trả kết quả',
  manner: 'Trực tiếp, trực tuyến, bưu chính',
  ways: ['counter', 'online', 'post'].map((channel) => ({ channel, term: { length: '5', unit: 'working-day' } })),
  papers: ['Đơn', 'Bản sao'].map((name) => ({ name, originals: 1 })),
  subjects: 'Cá nhân',
  agency: 'Sở của hành trình',
  legalBasis: [{ number: '61/2018/NĐ-CP', title: 'Cơ chế một cửa' }],
  none: ['forms', 'result', 'conditions', 'fees'],
  publication: { decision: 'Thử', validFrom: '2018-01-01' },
  offerings: [{ agency: AGENCY, from: '2018-01-01', level, oneStop: true, post: true, decision: 'Thử' }],
});

/** Two departments and three procedures; invented. */
export async function makePlace(platform: Platform): Promise<void> {
  for (const code of [AGENCY, NEIGHBOUR])
    await platform.as('system-admin').post('/agencies', {
      code,
      name: { vi: `Sở của hành trình ${code}`, en: 'Department of the journeys' },
      kind: 'department',
      parent: 'H10',
      demonstration: true,
    });
  const rows = [procedure('9.900095', 2), procedure('9.900096', 3), procedure('9.900097', 4)];
  const job = await platform.as('integration').import('/procedures/imports?format=chiso-jsonl', jsonLines(rows));
  if (job.rows.accepted !== rows.length) throw new Error(JSON.stringify(job));
}
