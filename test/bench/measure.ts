import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { figureOf, type Measurement } from './harness.ts';

/** node measure.ts FILE NAME FOLDER: takes one measurement in a process of its own and prints its figure as a line of JSON. */
const [file, name, folder] = process.argv.slice(2);
const { measurements }: { measurements: readonly Measurement[] } = await import(join(import.meta.dirname, file!));
const measurement = measurements.find(candidate => candidate.name === name);
if (!measurement) throw new Error(`${file} measures no ${name}.`);
// The dockets lie beside it: whoever reads them finds them in the folder above.
const figure = figureOf(measurement, await measurement.run(mkdtempSync(join(folder!, 'm-'))));
process.stdout.write(`${JSON.stringify(figure)}\n`);
