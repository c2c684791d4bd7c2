// The start of every container: the service is the argument.
const [service = ''] = process.argv.slice(2);
if (!/^[a-z]+$/.test(service)) {
  process.stderr.write('Which service? For example: docker run chi-so dossier\n');
  process.exit(2);
}
await import(`../../dist/apps/${service}/src/main.js`);
