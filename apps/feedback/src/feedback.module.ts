import { Module } from '@nestjs/common';
import { directoryEntities, directoryMigrations, DirectoryModule } from '#directory';
import type { ServiceDefinition } from '#service';
import { FeedbackConfig } from './config.js';
import { CreateOpinion1770000000501 } from './migrations/1770000000501-create-opinion.js';
import { OpinionController } from './opinion/opinion.controller.js';
import { Opinion } from './opinion/opinion.entity.js';
import { OpinionService } from './opinion/opinion.service.js';
import { PersonsService } from './person/persons.service.js';
import { PublishedController } from './published/published.controller.js';
import { PublishedService } from './published/published.service.js';

@Module({
  imports: [DirectoryModule.forService()],
  controllers: [OpinionController, PublishedController],
  providers: [OpinionService, PersonsService, PublishedService],
})
export class FeedbackModule {}

export const feedback: ServiceDefinition<FeedbackConfig> = {
  name: 'feedback',
  module: FeedbackModule,
  config: FeedbackConfig,
  entities: [...directoryEntities, Opinion],
  migrations: [...directoryMigrations, CreateOpinion1770000000501],
};
