import { Controller, Get, Post } from '@nestjs/common';
import {
  findLegalDocument,
  findPublicity,
  linkProcedure,
  listDecisionLists,
  listLegalDocuments,
  listLinkedProcedures,
  listShortenings,
  postProcedure,
  procedureSet,
  recordDecisionList,
  recordLegalDocument,
  shortenProcedure,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'procedures';

@Controller('api/v1')
export class RegistersController {
  constructor(private readonly forward: ForwardService) {}

  @Get('procedures/sets')
  @Reads(procedureSet, {
    resource,
    vi: 'Tập thủ tục của một kỳ: cuối kỳ, từng có, cả kỳ, theo quyết định',
    en: 'Procedures of a period: at its end, ever, all through, by decision',
  })
  set(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('procedures/shortenings')
  @Reads(listShortenings, { resource, vi: 'Thủ tục được rút ngắn thời hạn', en: 'Terms cut below the centre’s' })
  allShortenings(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('procedures/:code/shortenings')
  @Reads(listShortenings, { resource, vi: 'Rút ngắn của một thủ tục', en: 'Shortenings of one procedure' })
  shortenings(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('procedures/:code/shortenings')
  @Writes(shortenProcedure, { resource, vi: 'Rút ngắn thời hạn theo quyết định', en: 'Cut a term by decision' })
  shorten(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('procedures/:code/publicity')
  @Reads(findPublicity, {
    resource,
    vi: 'Công khai ở ba nơi, còn thiếu gì',
    en: 'Where it is public and what is missing',
  })
  publicity(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('procedures/:code/postings')
  @Writes(postProcedure, {
    resource,
    vi: 'Ghi đã công khai (NĐ 63/2010 Điều 17)',
    en: 'Record that it is public (NĐ 63/2010 Art.17)',
  })
  post(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('decision-lists')
  @Reads(listDecisionLists, { resource, vi: 'Danh mục theo quyết định', en: 'Lists ordered by decision' })
  decisionLists(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('decision-lists')
  @Writes(recordDecisionList, { resource, vi: 'Ghi danh mục theo quyết định', en: 'Record a list ordered by decision' })
  recordDecisionList(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('linked-procedures')
  @Reads(listLinkedProcedures, { resource, vi: 'Danh mục một cửa liên thông', en: 'The approved linked list' })
  linked(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('linked-procedures')
  @Writes(linkProcedure, { resource, vi: 'Ghi vào danh mục liên thông', en: 'Record an entry of the linked list' })
  link(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('legal-documents')
  @Reads(listLegalDocuments, { resource, vi: 'Tìm văn bản, không cần dấu', en: 'Find documents, accents not needed' })
  legalDocuments(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('legal-documents/:id')
  @Reads(findLegalDocument, { resource, vi: 'Một văn bản', en: 'One document' })
  legalDocument(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('legal-documents')
  @Writes(recordLegalDocument, { resource, vi: 'Ghi văn bản', en: 'Record a document' })
  recordLegalDocument(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
