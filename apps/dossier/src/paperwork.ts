import { FormFactsReader } from './forms/form-facts.reader.js';
import { FormsController } from './forms/forms.controller.js';
import { FormsService } from './forms/forms.service.js';
import { CreateForms1770000000280 } from './migrations/1770000000280-create-forms.js';

/** What surrounds the acts: forms, drafts, notices, attachments, exports, public figures. */
export const paperworkControllers = [FormsController];
export const paperworkProviders = [FormFactsReader, FormsService];
export const paperworkMigrations = [CreateForms1770000000280];
