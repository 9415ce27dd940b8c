// Builds the package for both kinds of modules: dist/esm and dist/cjs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const dist = join(here, 'dist');

rmSync(dist, { recursive: true, force: true });
const build = (...more) => execFileSync(process.execPath, [tsc, '-p', here, ...more], { stdio: 'inherit' });
build();
build('--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '5.0', '--outDir', join(dist, 'cjs'));
mkdirSync(join(dist, 'cjs'), { recursive: true });
writeFileSync(join(dist, 'cjs', 'package.json'), '{"type": "commonjs"}\n');
