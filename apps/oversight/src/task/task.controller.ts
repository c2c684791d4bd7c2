import { Controller } from '@nestjs/common';
import { assignTask, completeTask, getTask, listTasks } from '#contracts';
import type { Actor, AssignTask, CompleteTask, TaskQuery, TaskRef } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { TaskService } from './task.service.js';

@Controller()
export class TaskController {
  constructor(private readonly tasks: TaskService) {}

  @OnRequest(assignTask) assign(command: AssignTask, by: Actor, context: RequestContext) {
    return this.tasks.assign(command, by, context);
  }
  @OnRequest(completeTask) complete(command: CompleteTask, by: Actor, context: RequestContext) {
    return this.tasks.complete(command, by, context);
  }
  @OnRequest(getTask) get(query: TaskRef, by: Actor) {
    return this.tasks.get(query, by);
  }
  @OnRequest(listTasks) list(query: TaskQuery, by: Actor) {
    return this.tasks.list(query, by);
  }
}
