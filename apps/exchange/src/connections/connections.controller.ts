import { Controller } from '@nestjs/common';
import { beatHeart, endConnection, listConnections, Problem, registerConnection } from '#contracts';
import type { Actor, ConnectionQuery, ConnectionView, EndConnection, Heartbeat, RegisterConnection } from '#contracts';
import { answer, OnRequest, type Answer, type RequestContext } from '#messaging';
import { Connections } from './connection-list.js';
import { ConnectionsService, type Done } from './connections.service.js';

@Controller()
export class ConnectionsController {
  constructor(
    private readonly service: ConnectionsService,
    private readonly connections: Connections,
  ) {}

  @OnRequest(registerConnection)
  async register(command: RegisterConnection, by: Actor, context: RequestContext) {
    return this.answer(await this.service.register(command, by, context), by);
  }
  @OnRequest(listConnections) list(query: ConnectionQuery, by: Actor) {
    return this.connections.list(query, by);
  }
  @OnRequest(beatHeart) async hear(beat: Heartbeat, by: Actor) {
    return this.answer(await this.service.hear(beat, by), by);
  }
  @OnRequest(endConnection) async end(command: EndConnection, by: Actor) {
    return this.answer(await this.service.end(command, by), by);
  }

  private async answer({ id, position }: Done, by: Actor): Promise<Answer<ConnectionView>> {
    const view = await this.connections.one(id, by);
    if (!view) throw new Problem('not-found', 'not-found.record', { what: 'connection', id });
    return answer(view, { position });
  }
}
