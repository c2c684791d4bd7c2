import { Controller, Get, Inject } from '@nestjs/common';
import { Problem, PROBLEMS, Text } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { Reads } from '../http/route.js';

export class ProblemQuestion {
  @Text({ vi: 'Mã lỗi', en: 'Code of a problem', example: 'forbidden.agency', pattern: /^[a-z0-9.-]{1,80}$/ })
  code!: string;
}

const resource = 'documents';

export interface ApiDocuments {
  openapi(): object;
  asyncapi(): object;
}

/** Given by the module: the documents know every controller, this one included. */
export const API_DOCUMENTS = Symbol('API_DOCUMENTS');

@Controller('api/v1')
export class DocumentsController {
  private openapiJson?: object;
  private asyncapiJson?: object;

  constructor(@Inject(API_DOCUMENTS) private readonly documents: ApiDocuments) {}

  @Get('openapi.json')
  @Reads(null, { resource, vi: 'Mô tả giao diện HTTP (OpenAPI 3.1)', en: 'The HTTP interface (OpenAPI 3.1)' })
  openapi(@Asked() _call: Call) {
    return (this.openapiJson ??= this.documents.openapi());
  }

  @Get('asyncapi.json')
  @Reads(null, { resource, vi: 'Mô tả thông điệp (AsyncAPI 3.0)', en: 'The messages (AsyncAPI 3.0)' })
  asyncapi(@Asked() _call: Call) {
    return (this.asyncapiJson ??= this.documents.asyncapi());
  }

  @Get('problems/:code')
  @Reads(null, { resource, input: ProblemQuestion, vi: 'Một mã lỗi nghĩa là gì', en: 'What a problem code means' })
  problem(@Asked() { body: { code } }: Call<ProblemQuestion>) {
    if (!Object.hasOwn(PROBLEMS, code))
      throw new Problem('not-found', 'not-found.record', { what: 'problem', id: code });
    return { code, text: PROBLEMS[code as keyof typeof PROBLEMS] };
  }
}
