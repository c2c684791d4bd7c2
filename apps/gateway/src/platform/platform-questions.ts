import { OneOf, ParkedQuery, RebuildProducer, ReplayParked, SERVICES, type ServiceName } from '#contracts';

const SERVICE = { vi: 'Dịch vụ', en: 'Service' };

export class OfService {
  @OneOf(SERVICES, SERVICE) service!: ServiceName;
}
export class ParkedOfService extends ParkedQuery {
  @OneOf(SERVICES, SERVICE) service!: ServiceName;
}
export class ReplayOfService extends ReplayParked {
  @OneOf(SERVICES, SERVICE) service!: ServiceName;
}
export class RebuildOfService extends RebuildProducer {
  @OneOf(SERVICES, SERVICE) service!: ServiceName;
}
