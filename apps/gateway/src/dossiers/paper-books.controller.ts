import { Controller, Get, Post } from '@nestjs/common';
import { listPaperBooks, recordPaperBook } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'paper-books';

@Controller('api/v1/paper-books')
export class PaperBooksController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listPaperBooks, { resource, vi: 'Số hồ sơ theo sổ giấy từng tháng', en: 'Dossiers of paper books by month' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(recordPaperBook, {
    resource,
    vi: 'Ghi số hồ sơ theo sổ giấy của tháng',
    en: 'Record a month of a paper book',
  })
  record(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
