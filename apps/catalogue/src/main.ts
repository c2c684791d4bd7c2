import 'reflect-metadata';
import { startService } from '#service';
import { catalogue } from './catalogue.module.js';

await startService(catalogue, process.env);
