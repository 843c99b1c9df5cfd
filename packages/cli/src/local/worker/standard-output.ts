import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"

/**
 * Sends whatever the function writes to its standard output and error to `write`: the server owns the real ones.
 * Covers `console`, `process.stdout.write` and writes to file descriptors 1 and 2, which loggers such as pino make.
 */
export function captureStandardOutput(write: (text: string) => void): void {
  // oxlint-disable-next-line no-restricted-properties -- these are the function's streams, not the command line's
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
      write(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString())
      callLast(rest, null)
      return true
    }
  }
  const { write: writeFd, writeSync } = fs
  Reflect.set(fs, "write", (fd: unknown, data: unknown, ...rest: unknown[]) => {
    if (!isStandardOutput(fd)) return Reflect.apply(writeFd, fs, [fd, data, ...rest])
    callLast(rest, null, writeData(data, rest, write), data)
  })
  Reflect.set(fs, "writeSync", (fd: unknown, data: unknown, ...rest: unknown[]) =>
    isStandardOutput(fd) ? writeData(data, rest, write) : Reflect.apply(writeSync, fs, [fd, data, ...rest]),
  )
  syncBuiltinESMExports()
}

function isStandardOutput(fd: unknown): boolean {
  return fd === 1 || fd === 2
}

/** Returns the bytes written. `rest` is `offset, length` for a buffer, `position, encoding` for a string. */
function writeData(data: unknown, rest: readonly unknown[], write: (text: string) => void): number {
  if (!(data instanceof Uint8Array)) {
    const text = String(data)
    write(text)
    return Buffer.byteLength(text)
  }
  const offset = typeof rest[0] === "number" ? rest[0] : 0
  const length = typeof rest[1] === "number" ? rest[1] : data.byteLength - offset
  write(Buffer.from(data.buffer, data.byteOffset + offset, length).toString())
  return length
}

function callLast(args: readonly unknown[], ...results: unknown[]): void {
  const callback = args.at(-1)
  if (typeof callback === "function") queueMicrotask(() => callback(...results))
}
