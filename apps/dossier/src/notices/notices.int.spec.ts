import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { completeDossier, listNotices, listWarnings, receiveDossier, receiveWarning, recordStep } from '#contracts';
import { rejectSubmission, requestSupplement, type Actor } from '#contracts';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';
import { CHANNELS, type MessageChannels, type RecordingChannel } from './message-channel.js';
import { NoticeJob } from './notice-job.js';
import { smtpStandIn } from './smtp-stand-in.js';

const handler: Actor = { ...officer, role: 'specialist', subject: 'chuyen-vien@example.vn' };
const head: Actor = { ...officer, role: 'unit-head', subject: 'head' };
const director: Actor = { ...officer, role: 'department-leader', subject: 'director' };

let smtp: Awaited<ReturnType<typeof smtpStandIn>>;
let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  smtp = await smtpStandIn();
  service = await aDossierService({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'motcua@example.vn' });
});
afterAll(async () => {
  await service.close();
  smtp.close();
});
beforeEach(() => {
  smtp.state.refuses = false;
  smtp.state.mails = [];
});
const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const round = () => service.get(NoticeJob).round();
const received = async (applicant: object, more: object = {}) =>
  (await service.request(receiveDossier, aReception({ applicant: { name: 'Nguyễn Thị Bưởi', ...applicant }, ...more }), officer)).value; // prettier-ignore
const notices = async (ref: string) =>
  (await service.request(listNotices, { ref }, officer)).value.items.map(({ kind, channel, state }) => [kind, channel, state]); // prettier-ignore

describe('an applicant', () => {
  it('is told of receipt, request and result by mail, each once, and the channel is kept', async () => {
    at('2018-08-13T08:00:00');
    const ref = (await received({ email: 'buoi@example.vn', phone: '0912000345' })).code!;
    await round();
    await Promise.all([round(), round()]);
    expect(await notices(ref)).toEqual([['receipt', 'email', 'sent']]);
    expect(smtp.state.mails).toHaveLength(1);
    expect(smtp.state.mails[0]).toMatch(/To: buoi@example\.vn[\s\S]*Message-ID: <[0-9a-f-]{36}@example\.vn>/i);
    at('2018-08-13T08:30:00');
    await service.request(recordStep, { ref, from: 'a', to: 'b', action: 'c' }, officer);
    await service.request(completeDossier, { ref }, officer);
    await round();
    expect((await notices(ref)).map(([kind]) => kind)).toEqual(['receipt', 'result']);
  });

  it('without mail by SMS, without either by nothing; a citizen whose submission is refused too', async () => {
    const bySms = (await received({ phone: '0912000345' })).code!;
    const none = (await received({})).code!;
    const online = await received({ phone: '0912000345' }, { channel: 'online' });
    await service.request(rejectSubmission, { ref: online.trackingNumber!, reason: 'sai cơ quan' }, officer);
    await round();
    expect(await notices(bySms)).toEqual([['receipt', 'sms', 'sent']]);
    expect(await notices(none)).toEqual([['receipt', null, 'no-address']]);
    expect(await notices(online.trackingNumber!)).toEqual([['refusal', 'sms', 'sent']]);
    const { sms } = service.get<MessageChannels>(CHANNELS as never);
    const [message] = (sms as RecordingChannel).taken;
    expect(message!.text).toMatch(
      /^Hồ sơ 000\.00\.15\.H10-180813-\d{4} đã được tiếp nhận, hẹn trả kết quả ngày 20\/8\/2018/,
    );
    expect(message!.text).not.toContain('Bưởi');
  });

  it('is told later where the mail server refuses, without the process minding', async () => {
    smtp.state.refuses = true;
    const ref = (await received({ email: 'na@example.vn' })).code!;
    await round();
    expect(await notices(ref)).toEqual([['receipt', 'email', 'queued']]);
    smtp.state.refuses = false;
    service.clock.set(new Date(service.clock.now().getTime() + 3 * 60_000).toISOString());
    await round();
    expect(await notices(ref)).toEqual([['receipt', 'email', 'sent']]);
  });

  it('stands nowhere in clear', async () => {
    const table = JSON.stringify(await service.dataSource.query('SELECT t::text FROM notice_person t'));
    expect(table).not.toMatch(/buoi@|0912000345|Bưởi/);
  });
});

describe('a term', () => {
  it('warns officer, head and director as it passes, one digest an officer a day, with receipts', async () => {
    at('2018-10-01T08:00:00'); // due Monday 8/10
    const codes: string[] = [];
    for (let n = 0; n < 2; n++) {
      const ref = (await received({})).code!;
      codes.push(ref);
      const step = { ref, from: 'Một cửa', to: 'Phòng', action: 'chuyển', handler: handler.subject };
      await service.request(recordStep, step, officer);
    }
    const levels = async (by: Actor) =>
      (await service.request(listWarnings, {}, by)).value.items.filter(({ code }) => codes.includes(code)).map(({ level }) => level); // prettier-ignore
    at('2018-10-04T06:00:00');
    await round();
    expect(await levels(handler)).toEqual([]);
    at('2018-10-04T07:30:00'); // three of five days
    await Promise.all([round(), round()]);
    expect(await levels(handler)).toEqual([50, 50]);
    expect(await levels(head)).toEqual([]);
    const digests = () => smtp.state.mails.filter((mail) => mail.includes('chuyen-vien@example.vn'));
    expect(digests()).toHaveLength(1);
    at('2018-10-09T08:00:00');
    await round();
    expect(await levels(handler)).toEqual([75, 75, 50, 50]);
    expect(await levels(head)).toEqual([90, 90]);
    expect(await levels(director)).toEqual([100, 100]);
    expect(digests()).toHaveLength(2);
    const { value } = await service.request(receiveWarning, { ref: codes[0]! }, director);
    expect(value.items).toMatchObject([{ code: codes[0], level: 100, role: 'director' }]);
    expect(await levels(director)).toEqual([100]);
    expect(await levels({ ...director, agency: stranger.agency })).toEqual([]);
  });

  it('that waits for the applicant warns nobody', async () => {
    const ref = (await received({})).code!;
    await service.request(recordStep, { ref, from: 'a', to: 'b', action: 'c', handler: 'khac' }, officer);
    const asked = { ref, reason: 'thiếu', papers: ['x'], nothingElseMissing: true };
    await service.request(requestSupplement, asked, officer);
    at('2018-11-20T08:00:00');
    await round();
    const { items } = (await service.request(listWarnings, {}, { ...handler, subject: 'khac' })).value;
    expect(items).toEqual([]);
  });
});
