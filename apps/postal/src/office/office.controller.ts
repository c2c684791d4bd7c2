import { Controller } from '@nestjs/common';
import { listOffices, type OfficeQuery, type PostOffices } from '#contracts';
import { OnRequest } from '#messaging';
import { POST_OFFICES } from './offices.js';

@Controller()
export class OfficeController {
  @OnRequest(listOffices) list({ district }: OfficeQuery): PostOffices {
    return { items: POST_OFFICES.filter((office) => district === undefined || office.district === district) };
  }
}
