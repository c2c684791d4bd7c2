import { Controller, Post } from '@nestjs/common';
import {
  acceptSubmission,
  apologise,
  changeReturnChannel,
  completeDossier,
  consult,
  completeSupplement,
  correctDossier,
  finishParticipation,
  reassignDossier,
  recordPayment,
  recordStep,
  refuseDossier,
  rejectSubmission,
  requestSupplement,
  returnResult,
  setParticipants,
  stopDossier,
  voteOnDossier,
  withdrawDossier,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Writes } from '../http/route.js';

/** What is done to one dossier. A subject of its own each, so that rights can differ (NĐ 61/2018 Art.16–20). */
@Controller('api/v1/dossiers/:ref')
export class ActsController {
  constructor(private readonly forward: ForwardService) {}

  @Post('reception')
  @Writes(acceptSubmission, {
    resource: 'intake',
    vi: 'Tiếp nhận hồ sơ đã nộp trực tuyến',
    en: 'Receive an online submission',
  })
  accept(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('rejection')
  @Writes(rejectSubmission, { resource: 'intake', vi: 'Từ chối tiếp nhận (mẫu 03)', en: 'Do not receive it (form 03)' })
  reject(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('supplement-requests')
  @Writes(requestSupplement, {
    resource: 'supplement',
    vi: 'Yêu cầu bổ sung (mẫu 02)',
    en: 'Ask for a supplement (form 02)',
  })
  requestSupplement(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('supplements')
  @Writes(completeSupplement, { resource: 'supplements', vi: 'Đã bổ sung đủ', en: 'The supplement is complete' })
  supplement(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('steps')
  @Writes(recordStep, {
    resource: 'settlement',
    vi: 'Giao, nhận giữa các bước (mẫu 05)',
    en: 'Hand over between steps (form 05)',
  })
  step(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('payments')
  @Writes(recordPayment, { resource: 'supplement', vi: 'Phí, lệ phí', en: 'A fee asked for or paid' })
  payment(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('apologies')
  @Writes(apologise, {
    resource: 'settlement',
    vi: 'Xin lỗi và hẹn lại (mẫu 04)',
    en: 'Apologise, set a new date (form 04)',
  })
  apologise(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('result')
  @Writes(completeDossier, { resource: 'settlement', vi: 'Có kết quả', en: 'The result is ready' })
  complete(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('refusal')
  @Writes(refuseDossier, {
    resource: 'settlement',
    vi: 'Từ chối giải quyết sau thẩm định',
    en: 'Refuse after appraisal',
  })
  refuse(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('return')
  @Writes(returnResult, { resource: 'return', vi: 'Trả kết quả', en: 'Return the result' })
  returned(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('withdrawal')
  @Writes(withdrawDossier, { resource: 'withdrawal', vi: 'Người nộp rút hồ sơ', en: 'The applicant withdraws it' })
  withdraw(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('stop')
  @Writes(stopDossier, { resource: 'settlement', vi: 'Dừng xử lý', en: 'Stop it' })
  stop(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('corrections')
  @Writes(correctDossier, {
    resource: 'corrections',
    vi: 'Đính chính, có người duyệt',
    en: 'Correct a field, approved',
  })
  correct(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reassignments')
  @Writes(reassignDossier, {
    resource: 'settlement',
    vi: 'Giao cho người khác',
    en: 'Give it to another officer or unit',
  })
  reassign(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('return-channel')
  @Writes(changeReturnChannel, {
    resource: 'return-channel',
    vi: 'Đổi cách nhận kết quả',
    en: 'Change how the result is returned',
  })
  returnChannel(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('vote')
  @Writes(voteOnDossier, { resource: 'vote', vi: 'Đánh giá của người nộp', en: 'The applicant’s vote on it' })
  vote(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('consultations')
  @Writes(consult, {
    resource: 'settlement',
    vi: 'Lấy ý kiến, trả lời ý kiến',
    en: 'Ask another agency, or take its answer',
  })
  consult(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('participants')
  @Writes(setParticipants, {
    resource: 'settlement',
    vi: 'Phân công các cơ quan của hồ sơ liên thông',
    en: 'Set the shares of the agencies of a linked dossier',
  })
  participants(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('participations')
  @Writes(finishParticipation, {
    resource: 'settlement',
    vi: 'Một cơ quan xong phần việc',
    en: 'An agency has done its share',
  })
  finish(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
