import { Controller, Get, Post } from '@nestjs/common';
import { assignTask, completeTask, getTask, listTasks } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'tasks';

@Controller('api/v1/tasks')
export class TasksController {
  constructor(private readonly forward: ForwardService) {}

  @Post()
  @Writes(assignTask, { resource, vi: 'Giao nhiệm vụ theo văn bản', en: 'Give a task that a document orders' })
  assign(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get()
  @Reads(listTasks, { resource, vi: 'Nhiệm vụ trong phạm vi của bạn', en: 'Tasks within your agencies' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':id')
  @Reads(getTask, { resource, vi: 'Một nhiệm vụ', en: 'One task' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':id/completion')
  @Writes(completeTask, {
    resource: 'completion',
    vi: 'Nộp sản phẩm, hoàn thành nhiệm vụ',
    en: 'Submit the product: the task is completed',
  })
  complete(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
