import { Controller, Get, Post } from '@nestjs/common';
import { listParameters, setParameter } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'parameters';

@Controller('api/v1/dossier-parameters')
export class ParametersController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listParameters, {
    resource,
    vi: 'Tham số của việc giải quyết hồ sơ: mặc định và theo lĩnh vực',
    en: 'Parameters of the settlement of dossiers: defaults and values by field',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(setParameter, {
    resource,
    vi: 'Đặt giá trị cho hồ sơ tiếp nhận từ một ngày',
    en: 'Set a value for dossiers received from a day on',
  })
  set(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
