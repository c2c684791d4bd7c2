import { Controller, Get, Post } from '@nestjs/common';
import {
  findProcedure,
  joinProcedure,
  listProcedures,
  offerProcedure,
  procedureCompleteness,
  procedureVersions,
  publishProcedure,
  recordProcedure,
  repealProcedure,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'procedures';

@Controller('api/v1/procedures')
export class ProceduresController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listProcedures, {
    resource,
    vi: 'Tìm thủ tục hành chính, không cần dấu',
    en: 'Find procedures, accents not needed',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':code')
  @Reads(findProcedure, {
    resource,
    vi: 'Một thủ tục, theo mã mới hoặc cũ',
    en: 'One procedure, by its new or old code',
  })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':code/versions')
  @Reads(procedureVersions, { resource, vi: 'Các phiên bản của thủ tục', en: 'Versions of a procedure' })
  versions(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':code/completeness')
  @Reads(procedureCompleteness, {
    resource,
    vi: 'Bộ phận còn thiếu để công bố (NĐ 63/2010 Điều 8)',
    en: 'Parts missing for publication (NĐ 63/2010 Art.8)',
  })
  completeness(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(recordProcedure, { resource, vi: 'Ghi dự thảo thủ tục', en: 'Record a draft of a procedure' })
  record(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':code/publications')
  @Writes(publishProcedure, { resource, vi: 'Công bố (NĐ 63/2010 Điều 14–15)', en: 'Publish (NĐ 63/2010 Art.14–15)' })
  publish(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':code/listings')
  @Writes(offerProcedure, {
    resource,
    vi: 'Nơi cung cấp, mức độ, một cửa, bưu chính',
    en: 'Who offers it, at which level',
  })
  offer(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':code/joinings')
  @Writes(joinProcedure, {
    resource,
    vi: 'Gộp mục tạm “chờ công bố” vào thủ tục đã công bố',
    en: 'Join a provisional entry to the published procedure',
  })
  join(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':code/repeal')
  @Writes(repealProcedure, { resource, vi: 'Bãi bỏ thủ tục', en: 'Repeal a procedure' })
  repeal(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
