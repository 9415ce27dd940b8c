// How far a client has come in the record, so that it goes on there: in memory, or in a file over restarts too.

import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where the `sequence` of the last event that was handled is kept. */
export interface Position {
  load(): Promise<number | undefined>;
  save(sequence: number): Promise<void>;
}

/** Keeps it in a file, which is whole at any time. */
export class FilePosition implements Position {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async load(): Promise<number | undefined> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const sequence = Number(text.trim() || Number.NaN);
    if (!Number.isSafeInteger(sequence) || sequence < 0) throw new Error(`${this.#path} holds no position`);
    return sequence;
  }

  async save(sequence: number): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const file = await open(`${this.#path}.new`, 'w');
    try {
      await file.writeFile(`${sequence}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.new`, this.#path);
  }
}
