import { DAY } from './days.js';
import type { Document, Dossier, Parcel, Truth } from './truth.js';

/** The system the dossiers were kept in before. */
export const SOURCE = 'quarter';

/** The carrier's words for a journey; 3 is delivered. */
export function eventsOf({ number, signedAt, fate, deliveredAt }: Parcel): object[] {
  const begun = Date.parse(signedAt!);
  const at = (hours: number) => new Date(begun + hours * 3_600_000).toISOString();
  const end = { delivered: '3', lost: 'lost', 'brought-back': 'returning', 'no-news': 'arrived' }[fate];
  const words: [string, string][] = [
    ['accepted', at(1)],
    ['in-transit', at(5)],
    ...(fate === 'brought-back'
      ? ([
          ['invited', at(48)],
          ['invited', at(168)],
          ['undeliverable', at(240)],
        ] as [string, string][])
      : []),
    [end, deliveredAt ?? at(300)],
  ];
  return words.map(([word, time], n) => ({
    EventId: `${number}-${n}`,
    ItemCode: number,
    StatusCode: word,
    StatusTime: time,
  }));
}

export function procedureRow({ code, agencies, postFrom }: Truth['procedures'][number], year: string): object {
  const channels = ['counter', 'online', 'post'];
  const offerings = agencies.flatMap((agency) => {
    const of = { agency, level: 2, oneStop: true, decision: 'Quý mô phỏng' };
    if (postFrom === null) return [{ ...of, from: year, post: false }];
    if (postFrom === year) return [{ ...of, from: postFrom, post: true }];
    return [
      { ...of, from: year, to: new Date(Date.parse(postFrom) - DAY).toISOString().slice(0, 10), post: false },
      { ...of, from: postFrom, post: true },
    ];
  });
  return {
    ...{ code, name: { vi: `Thủ tục mô phỏng ${code} (DỮ LIỆU MẪU)` }, field: 'Mô phỏng', levels: ['province'] },
    ...{ steps: 'Nộp, thẩm định, trả kết quả', manner: channels.join(', '), sets: 1, subjects: 'Cá nhân, tổ chức' },
    ways: channels.map((channel) => ({ channel, term: { length: '30', unit: 'working-day' } })),
    papers: [{ name: 'Đơn đề nghị', originals: 1 }],
    agency: 'Cơ quan mô phỏng',
    legalBasis: [{ number: '45/2016/QĐ-TTg', title: 'Quyết định về bưu chính công ích' }],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'Quý mô phỏng', validFrom: '2017-01-01' },
    offerings,
  };
}

export const dossierRow = ({
  externalId,
  agency,
  procedure,
  channel,
  receivedAt,
  completedAt,
  returnedAt,
}: Dossier): object => ({
  ...{ source: SOURCE, externalId, agencyCode: agency, procedureCode: procedure, channel, applicantKind: 'person' },
  ...{ receivedAt, onlineLevel: 2, lawfulDueAt: new Date(Date.parse(receivedAt) + 30 * DAY).toISOString() },
  ...(completedAt ? { completedAt, closing: 'result' } : {}),
  ...(returnedAt ? { returnedAt, returnChannel: 'counter' } : {}),
  status: returnedAt ? 10 : completedAt ? 9 : 4,
});

export function lineOf(
  { agency, direction, number, issuedOn, sender, how, ...about }: Document,
  arrivedOn: string,
): object {
  const { recipients, onPaper, citizens, paperReason, signed, secret } = about;
  return {
    ...{ agencyCode: agency, direction, number, notation: 'CV-MP', issuedOn, recipients, class: how },
    ...(sender ? { senderCode: sender, arrivedOn } : {}),
    ...(onPaper.length > 0 ? { paperRecipients: onPaper } : {}),
    ...(citizens > 0 ? { others: { citizens } } : {}),
    ...(paperReason ? { paperReason } : {}),
    ...(signed === null ? {} : { signed }),
    secrecy: secret ? 'secret' : 'none',
  };
}
