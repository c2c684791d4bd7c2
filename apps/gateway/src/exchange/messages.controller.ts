import { Controller, Get, Post } from '@nestjs/common';
import {
  findExchanged,
  listOutbox,
  measureTraffic,
  MessageRecorded,
  OpenMessage,
  readDocumentAttachment,
  retryOutgoing,
  sendStatus,
  type ReadDocumentAttachment,
} from '#contracts';
import { BULK_TYPES, FILE_TYPE } from '../http/bodies.js';
import { Asked, type Call } from '../http/call.js';
import { sendParts } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';
import { MessageUpload } from './message-upload.js';

const resource = 'messages';

@Controller('api/v1/exchange')
export class MessagesController {
  constructor(
    private readonly forward: ForwardService,
    private readonly upload: MessageUpload,
  ) {}

  @Post('messages')
  @Writes(null, {
    resource,
    input: OpenMessage,
    answer: MessageRecorded,
    streams: [BULK_TYPES.xml],
    vi: 'Nhận thông điệp edXML: văn bản hoặc trạng thái (QCVN 102:2016)',
    en: 'Take an edXML message in: a document or a status (QCVN 102:2016)',
  })
  async take(@Asked() call: Call): Promise<MessageRecorded> {
    const length = Number(call.request.headers['content-length'] ?? 0);
    const answer = await this.upload.send(call.request.body as AsyncIterable<Buffer>, length, call.options);
    if (answer.position !== undefined) call.reply.header('position', `exchange=${answer.position}`);
    return answer.value;
  }

  @Get('messages')
  @Reads(findExchanged, {
    resource,
    vi: 'Một văn bản trên trục: nơi nhận, trạng thái, tệp kèm, bằng chứng từng thông điệp',
    en: 'An exchanged document: recipients, statuses, attachments, the evidence of every message',
  })
  find(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('attachments/:digest/content')
  @Reads(null, {
    resource: 'document-attachments',
    input: readDocumentAttachment.body,
    produces: [FILE_TYPE],
    vi: 'Nội dung tệp kèm của một văn bản; tệp nhiễm vi-rút hoặc chờ quét bị từ chối',
    en: 'The content of a document’s attachment; what is infected or waits for its scan is refused',
  })
  attachment(@Asked() call: Call<ReadDocumentAttachment>) {
    return sendParts(call, (part) => this.forward.ask(readDocumentAttachment, { ...call.body, part }, call));
  }

  @Post('statuses')
  @Writes(sendStatus, {
    resource,
    vi: 'Trả trạng thái xử lý văn bản về nơi gửi (QĐ 28/2018/QĐ-TTg Điều 9)',
    en: 'Send a status back to where a document came from (QĐ 28/2018/QĐ-TTg Art.9)',
  })
  send(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('outbox')
  @Reads(listOutbox, {
    resource,
    vi: 'Trạng thái gửi đi; đã bỏ: dead',
    en: 'Statuses on their way out; given up: dead',
  })
  outbox(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('outbox/:id/retry')
  @Writes(retryOutgoing, { resource, status: 200, vi: 'Gửi lại trạng thái đã bỏ', en: 'Send again what was given up' })
  retry(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('traffic')
  @Reads(measureTraffic, {
    resource,
    vi: 'Lượng văn bản theo cặp cơ quan, loại, giờ; độ trễ; đúng hạn gửi, nhận (QĐ 28/2018, NĐ 30/2020)',
    en: 'Documents by pair of agencies, kind, hour; latency; sent and confirmed in time (QĐ 28/2018, NĐ 30/2020)',
  })
  traffic(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
