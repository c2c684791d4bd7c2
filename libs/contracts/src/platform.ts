import { Decimal, Flag, Id, Instant, Json, Text, Whole } from './fields.js';
import { request } from './request.js';

export const SERVICES = ['catalogue', 'dossier', 'postal', 'exchange', 'feedback', 'oversight', 'reporting'] as const;
export type ServiceName = (typeof SERVICES)[number];

export class Empty {}

export class ReadEvents {
  @Whole({ vi: 'Số thứ tự cuối đã có', en: 'The last seq the asker has' }) after!: number;
  @Whole({ vi: 'Số sự kiện tối đa', en: 'At most so many events', min: 1, max: 5000, optional: true }) limit?: number;
}

export class EventPage {
  @Text({ vi: 'Định danh nhật ký', en: 'Identity of the log' }) logId!: string;
  @Whole({ vi: 'Số thứ tự lớn nhất', en: 'Greatest seq of the log' }) head!: number;
  @Text({
    vi: 'Mã băm của sự kiện `after`',
    en: 'Hash of the event `after`; empty when after is 0, null when there is none',
    optional: true,
  })
  hashOfAfter!: string | null;
  @Json({ vi: 'Các sự kiện theo thứ tự', en: 'Events in order: [seq, recordedAt, previousHash, hash, text]' })
  events!: RecordedRow[];
}

/** `[seq, recordedAt, previousHash, hash, text]`: the stored bytes of the envelope, so that hashes can be checked. */
export type RecordedRow = [seq: number, recordedAt: string, previousHash: string, hash: string, text: string];

export class SeqOfPosition {
  @Whole({ vi: 'Vị trí trong nhật ký', en: 'Position in the log, as answered in `Position`' }) position!: number;
}
export class Seq {
  @Whole({ vi: 'Số thứ tự; 0 khi chưa được đánh số', en: 'The seq; 0 while it is not numbered' }) seq!: number;
}

/** Each second on `head.<service>`: nothing unnumbered can still appear before `at`. */
export interface Head {
  readonly logId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

export class ParkedQuery {
  @Text({ vi: 'Chỉ của dịch vụ này', en: 'Only of this producer', optional: true }) producer?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
}
export class ParkedList {
  @Json({ vi: 'Sự kiện bị để riêng', en: 'Parked events: consumer, producer, seq, type, subject, error, parkedAt' })
  items!: object[];
}
export class ReplayParked {
  @Text({ vi: 'Dịch vụ phát', en: 'Producer' }) producer!: string;
  @Id({ vi: 'Chỉ của đối tượng này', en: 'Only of this aggregate', optional: true }) subject?: string;
}
export class RebuildProducer {
  @Text({ vi: 'Dịch vụ phát', en: 'Producer whose events are applied anew' }) producer!: string;
}
export class Replayed {
  @Whole({ vi: 'Đã áp dụng', en: 'Applied' }) applied!: number;
  @Whole({ vi: 'Còn lại', en: 'Still parked' }) remaining!: number;
}
export class ChainReport {
  @Text({ vi: 'Định danh nhật ký', en: 'Identity of the log' }) logId!: string;
  @Whole({ vi: 'Số sự kiện', en: 'Events numbered' }) events!: number;
  @Whole({ vi: 'Chưa đánh số', en: 'Events not numbered yet' }) unnumbered!: number;
  @Text({ vi: 'Mã băm cuối', en: 'Last hash', min: 0 }) hash!: string;
  @Json({ vi: 'Sai lệch', en: 'Faults: seq and what is wrong' }) faults!: object[];
  @Json({ vi: 'Điểm dừng của các bên nghe', en: 'Checkpoints of this service as a consumer' }) checkpoints!: object[];
}
export class ServiceHealth {
  @Text({ vi: 'Dịch vụ', en: 'Service' }) service!: string;
  @Flag({ vi: 'Sẵn sàng', en: 'Ready' }) ready!: boolean;
  @Json({ vi: 'Chi tiết', en: 'What does not answer and why' }) details!: object;
  @Decimal({ vi: 'Giây từ lúc khởi động', en: 'Seconds since start' }) uptime!: number;
  @Instant({ vi: 'Lúc trả lời', en: 'When' }) at!: string;
}

/** The requests every service with a database answers about its own log. */
export const platformRequests = Object.fromEntries(
  SERVICES.map((service) => [
    service,
    {
      readEvents: request(`${service}.events.read`, ReadEvents, EventPage),
      seqOf: request(`${service}.events.seq`, SeqOfPosition, Seq),
      chain: request(`${service}.events.verify`, Empty, ChainReport, { deadline: 600_000 }),
      parked: request(`${service}.parked.list`, ParkedQuery, ParkedList),
      replay: request(`${service}.parked.replay`, ReplayParked, Replayed, { deadline: 120_000 }),
      rebuild: request(`${service}.consumer.rebuild`, RebuildProducer, Empty, { deadline: 120_000 }),
      health: request(`${service}.health`, Empty, ServiceHealth, { deadline: 2_000 }),
    },
  ]),
) as Record<ServiceName, PlatformRequests>;

export interface PlatformRequests {
  readEvents: ReturnType<typeof request<ReadEvents, EventPage>>;
  seqOf: ReturnType<typeof request<SeqOfPosition, Seq>>;
  chain: ReturnType<typeof request<Empty, ChainReport>>;
  parked: ReturnType<typeof request<ParkedQuery, ParkedList>>;
  replay: ReturnType<typeof request<ReplayParked, Replayed>>;
  rebuild: ReturnType<typeof request<RebuildProducer, Empty>>;
  health: ReturnType<typeof request<Empty, ServiceHealth>>;
}
