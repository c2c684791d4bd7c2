import { Complaint, type Options, parseOptions } from './options.js';

const later = async <T>(module: Promise<T>, act: (loaded: T) => Promise<void>): Promise<void> => act(await module);

const COMMANDS: Record<string, (options: Options, args: string[]) => Promise<void>> = {
  up: (options, args) =>
    options.detach
      ? later(import('./detach.js'), ({ upDetached }) => upDetached(options, args))
      : later(import('./up.js'), ({ up }) => up(options)),
  down: (options) => later(import('./detach.js'), ({ down }) => down(options)),
  token: (options) => later(import('./token.js'), ({ token }) => token(options)),
  verify: (options) => later(import('../verify/verify.js'), ({ verify }) => verify(options)),
  generate: ({ check }) => later(import('../generate/generate.js'), ({ generate }) => generate(check)),
};

/** Runs one command of the one-command launcher and ends this process with its exit code. */
export async function run(command: string, args: string[]): Promise<never> {
  try {
    const act = COMMANDS[command];
    if (!act)
      throw new Complaint(`There is no command "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.`, 2);
    await act(parseOptions(args), args);
    process.exit(0);
  } catch (error) {
    const told = error instanceof Complaint || process.env['DEBUG'] === undefined;
    process.stderr.write(`${told ? (error as Error).message : (error as Error).stack}\n`);
    process.exit(error instanceof Complaint ? error.code : 1);
  }
}
