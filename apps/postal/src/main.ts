import 'reflect-metadata';
import { startService } from '#service';
import { postal } from './postal.module.js';

await startService(postal, process.env);
