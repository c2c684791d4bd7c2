import { Module } from '@nestjs/common';
import { directoryEntities, directoryMigrations, DirectoryModule } from '#directory';
import type { ServiceDefinition } from '#service';
import { OversightConfig } from './config.js';
import { CreateTask1770000000601 } from './migrations/1770000000601-create-task.js';
import { TaskController } from './task/task.controller.js';
import { Task } from './task/task.entity.js';
import { TaskService } from './task/task.service.js';

@Module({
  imports: [DirectoryModule.forService()],
  controllers: [TaskController],
  providers: [TaskService],
})
export class OversightModule {}

export const oversight: ServiceDefinition<OversightConfig> = {
  name: 'oversight',
  module: OversightModule,
  config: OversightConfig,
  entities: [...directoryEntities, Task],
  migrations: [...directoryMigrations, CreateTask1770000000601],
};
