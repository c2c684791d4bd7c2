import 'reflect-metadata';
import { startService } from '#service';
import { dossier } from './dossier.module.js';

await startService(dossier, process.env);
