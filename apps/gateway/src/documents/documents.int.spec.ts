import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { asyncapiDocument } from './asyncapi.js';
import { openapiDocument } from './openapi.js';

/** The checkers are CommonJS on ES modules, which jest can't load: they run in a Node of their own. */
function checkedBy(script: string, document: object): unknown {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(document),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output);
}

const READ = "import { readFileSync } from 'node:fs'; const text = readFileSync(0, 'utf8');";

describe('the documents', () => {
  it('openapi.json holds against the schema of OpenAPI 3.1', () => {
    const script = `${READ}
      import { Validator } from '@seriousme/openapi-schema-validator';
      const { valid, errors } = await new Validator().validate(JSON.parse(text));
      console.log(JSON.stringify({ valid, errors: errors ?? [] }));`;
    expect(checkedBy(script, openapiDocument())).toEqual({ valid: true, errors: [] });
  });

  it('asyncapi.json holds against the schema of AsyncAPI 3.0', () => {
    const script = `${READ}
      import { Parser } from '@asyncapi/parser';
      const found = await new Parser().validate(text);
      console.log(JSON.stringify(found.filter(({ severity }) => severity === 0).map(({ message, path }) => [message, path])));`;
    expect(checkedBy(script, asyncapiDocument())).toEqual([]);
  });
});
