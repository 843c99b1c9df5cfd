import { type FSWatcher, watch } from "node:fs"
import { stat } from "node:fs/promises"
import { dirname, join } from "node:path"

export interface WatchOptions {
  /** A change to any file next to the watched ones counts too. */
  readonly anyFile: boolean
  /** Milliseconds since the epoch; files changed after it have changed, though nobody was watching then. */
  readonly since: number
}

export interface Watcher {
  /** Watches these files, absolute paths, from now on. Throws when the system has no watch left. */
  update(files: readonly string[], options: WatchOptions): void
  close(): void
}

/** One save may touch several files, and a file several times. */
const SETTLE_MS = 10

/**
 * Calls `onChange` after files have changed. It watches their directories, because editors replace files, and because
 * what an import is missing may still be created.
 */
export function watchFiles(onChange: () => void): Watcher {
  const directories = new Map<string, FSWatcher>()
  let watched: ReadonlySet<string> = new Set()
  let anyFileCounts = false
  let timer: NodeJS.Timeout | undefined

  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, SETTLE_MS)
  }
  const watchDirectory = (directory: string): FSWatcher =>
    watch(directory, (_event, name) => {
      if (name === null || anyFileCounts || watched.has(join(directory, name))) changed()
    }).on("error", () => {
      // The directory is gone. What was in it has changed with it.
      directories.delete(directory)
      changed()
    })

  return {
    update(files, { anyFile, since }) {
      watched = new Set(files)
      anyFileCounts = anyFile
      const wanted = new Set(files.map((file) => dirname(file)))
      for (const [directory, watcher] of directories) {
        if (wanted.has(directory)) continue
        watcher.close()
        directories.delete(directory)
      }
      for (const directory of wanted) {
        if (!directories.has(directory)) directories.set(directory, watchDirectory(directory))
      }
      for (const file of files) void changedAfter(file, since).then((missed) => missed && changed())
    },
    close() {
      clearTimeout(timer)
      for (const watcher of directories.values()) watcher.close()
      directories.clear()
    },
  }
}

async function changedAfter(file: string, since: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file)
    return mtimeMs > since && mtimeMs <= Date.now()
  } catch {
    // It was deleted; its directory reports that.
    return false
  }
}
