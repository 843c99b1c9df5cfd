import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { resolve, sep } from "node:path"
import { fileURLToPath } from "node:url"

/** For each function of `fs` that writes, the positions of the paths it writes to. */
const WRITERS: Readonly<Record<string, readonly number[]>> = {
  appendFile: [0],
  chmod: [0],
  chown: [0],
  copyFile: [1],
  cp: [1],
  lchmod: [0],
  lchown: [0],
  link: [1],
  lutimes: [0],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  truncate: [0],
  unlink: [0],
  utimes: [0],
  writeFile: [0],
}

/**
 * Makes Node's `fs` refuse writes outside of `writable` with EROFS, as Lambda's file system does outside of `/tmp`.
 * Native addons and child processes do not pass through `fs` and are not held back.
 */
export function makeFileSystemReadOnly(writable: readonly string[]): void {
  const roots = ["/dev", ...writable].map((root) => resolve(root))
  const refusal = (name: string, args: readonly unknown[]): Error | undefined => {
    const path = writtenPaths(name, args).find((candidate) => !roots.some((root) => isInside(candidate, root)))
    return path === undefined ? undefined : readOnlyError(name, path)
  }

  for (const name of [...Object.keys(WRITERS), "open"]) {
    guard(fs, name, refusal, (error, args) => answerCallback(error, args))
    guard(fs, `${name}Sync`, refusal, (error) => raise(error))
    guard(fs.promises, name, refusal, (error) => Promise.reject(error))
  }
  syncBuiltinESMExports()
}

function guard(
  holder: object,
  name: string,
  refusal: (name: string, args: readonly unknown[]) => Error | undefined,
  refuse: (error: Error, args: readonly unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(holder, name)
  if (typeof original !== "function") return
  const guarded = (...args: unknown[]) => {
    const error = refusal(name.replace(/Sync$/, ""), args)
    return error ? refuse(error, args) : Reflect.apply(original, holder, args)
  }
  Reflect.set(holder, name, Object.assign(guarded, original))
}

function writtenPaths(name: string, args: readonly unknown[]): readonly string[] {
  if (name === "open" && !opensForWriting(args[1])) return []
  return (WRITERS[name] ?? [0]).flatMap((position) => pathOf(args[position]) ?? [])
}

/** `fs.createWriteStream` comes here too: it opens its file through `fs.open`. */
function opensForWriting(flags: unknown): boolean {
  if (typeof flags === "string") return /[wa+]/.test(flags)
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants
  return typeof flags === "number" && (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0
}

/** File descriptors and handles have no path: what opened them was checked. */
function pathOf(value: unknown): string | undefined {
  if (typeof value === "string") return resolve(value)
  if (value instanceof URL) return fileURLToPath(value)
  return Buffer.isBuffer(value) ? resolve(value.toString()) : undefined
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root + sep)
}

function readOnlyError(syscall: string, path: string): Error {
  const message = `EROFS: read-only file system, ${syscall} '${path}'`
  return Object.assign(new Error(message), { errno: -30, code: "EROFS", syscall, path })
}

function answerCallback(error: Error, args: readonly unknown[]): void {
  const callback = args.at(-1)
  if (typeof callback !== "function") throw error
  process.nextTick(callback, error)
}

function raise(error: Error): never {
  throw error
}
