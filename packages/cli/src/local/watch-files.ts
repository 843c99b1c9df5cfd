import { dirname } from "node:path"
import { watch } from "chokidar"

export interface Watcher {
  /** Watches these files from now on. With `anyFile`, a change to any file next to them counts too. */
  update(files: readonly string[], options: { readonly anyFile: boolean }): void
  close(): Promise<void>
}

/** One save may touch several files, and a file several times. */
const SETTLE_MS = 10

/**
 * Calls `onChange` after files have changed. It watches their directories, because editors replace files, and because
 * what an import is missing may still be created.
 */
export function watchFiles(onChange: () => void): Watcher {
  const watcher = watch([], { depth: 0, ignoreInitial: true, atomic: false })
  let watched: ReadonlySet<string> = new Set()
  let anyFileCounts = false
  let timer: NodeJS.Timeout | undefined

  watcher.on("all", (event, path) => {
    const isFile = event === "add" || event === "change" || event === "unlink"
    if (!isFile || !(watched.has(path) || anyFileCounts)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, SETTLE_MS)
  })

  let directories: ReadonlySet<string> = new Set()
  return {
    update(files, { anyFile }) {
      watched = new Set(files)
      anyFileCounts = anyFile
      const wanted = new Set(files.map((file) => dirname(file)))
      watcher.unwatch([...directories].filter((directory) => !wanted.has(directory)))
      watcher.add([...wanted].filter((directory) => !directories.has(directory)))
      directories = wanted
    },
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
