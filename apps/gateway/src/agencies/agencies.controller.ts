import { Controller, Get, Post } from '@nestjs/common';
import { applyChangeSet, changeAgency, findAgency, listAgencies, recordAgency } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'agencies';

@Controller('api/v1/agencies')
export class AgenciesController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listAgencies, { resource, vi: 'Danh sách cơ quan, cả cơ quan đã chấm dứt', en: 'Agencies, ended ones too' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':ref')
  @Reads(findAgency, {
    resource,
    vi: 'Một cơ quan, theo định danh hoặc mã cũ, mới',
    en: 'One agency, by id or any code',
  })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(recordAgency, { resource, vi: 'Ghi một cơ quan mới', en: 'Record a new agency' })
  record(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('change-sets')
  @Writes(applyChangeSet, {
    resource,
    status: 200,
    vi: 'Áp dụng một bộ thay đổi có ngày, ví dụ sáp nhập 01/7/2025',
    en: 'Apply a dated change set, e.g. the merger of 1 July 2025',
  })
  apply(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':ref/changes')
  @Writes(changeAgency, { resource, status: 200, vi: 'Đổi tên, mã, chấm dứt', en: 'Rename, recode, end' })
  change(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
