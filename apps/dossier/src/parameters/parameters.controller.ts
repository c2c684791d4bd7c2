import { Controller } from '@nestjs/common';
import { listParameters, setParameter, type Actor, type ParametersQuery, type SetParameter } from '#contracts';
import { OnRequest } from '#messaging';
import { ParametersService } from './parameters.service.js';

@Controller()
export class ParametersController {
  constructor(private readonly parameters: ParametersService) {}

  @OnRequest(listParameters) list(query: ParametersQuery) {
    return this.parameters.list(query);
  }
  @OnRequest(setParameter) set(command: SetParameter, by: Actor) {
    return this.parameters.set(command, by);
  }
}
