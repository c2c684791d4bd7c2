import 'reflect-metadata';
import { startService } from '#service';
import { feedback } from './feedback.module.js';

await startService(feedback, process.env);
