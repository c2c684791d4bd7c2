import { Controller } from '@nestjs/common';
import { findMapping, saveMapping, type Actor, type MappingQuery, type SaveMapping } from '#contracts';
import { OnRequest } from '#messaging';
import { Mappings } from './mappings.js';

@Controller()
export class MappingsController {
  constructor(private readonly mappings: Mappings) {}

  @OnRequest(saveMapping) save(command: SaveMapping, by: Actor) {
    return this.mappings.save(command, by);
  }
  @OnRequest(findMapping) find(query: MappingQuery, by: Actor) {
    return this.mappings.find(query, by);
  }
}
