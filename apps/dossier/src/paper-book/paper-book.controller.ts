import { Controller } from '@nestjs/common';
import { listPaperBooks, recordPaperBook, type Actor, type PaperBookQuery, type RecordPaperBook } from '#contracts';
import { OnRequest } from '#messaging';
import { PaperBookService } from './paper-book.service.js';

@Controller()
export class PaperBookController {
  constructor(private readonly books: PaperBookService) {}

  @OnRequest(recordPaperBook) record(command: RecordPaperBook, by: Actor) {
    return this.books.record(command, by);
  }
  @OnRequest(listPaperBooks) list(query: PaperBookQuery, by: Actor) {
    return this.books.list(query, by);
  }
}
