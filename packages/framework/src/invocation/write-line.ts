/** Writes a line to the function's log. `console` would take milliseconds to load, and Lambda would wrap what it is given. */
export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`)
}
