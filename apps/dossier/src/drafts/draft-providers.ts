import { DraftDocuments } from './draft-documents.service.js';
import { DraftEffects } from './draft-effects.js';
import { DraftPassing } from './draft-passing.js';
import { DraftReading } from './draft-reading.service.js';
import { DraftStore } from './draft-store.js';
import { DraftsService } from './drafts.service.js';

export const draftProviders = [DraftEffects, DraftStore, DraftPassing, DraftReading, DraftDocuments, DraftsService];
