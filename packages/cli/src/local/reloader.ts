import { renderError } from "../terminal/render-error.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { AppVersion } from "./app-version.ts"
import type { RequestLog } from "./request-log.ts"
import type { ServedApp } from "./served-app.ts"
import { type Watcher, watchFiles } from "./watch-files.ts"

export interface ReloaderOptions {
  readonly served: ServedApp
  /** Builds the app anew; rejects with UserError(s). */
  load(): Promise<AppVersion>
  readonly log: RequestLog
  readonly terminal: Terminal
}

/** Rebuilds the app when its source changes. While the source is broken, the version before goes on serving. */
export class Reloader {
  readonly #options: ReloaderOptions
  readonly #watcher: Watcher
  #running: Promise<void> | undefined
  #changedMeanwhile = false

  constructor(options: ReloaderOptions) {
    this.#options = options
    this.#watcher = watchFiles(() => this.#changed())
    this.#watcher.update(options.served.current.build.watchFiles, { anyFile: false })
  }

  /** Stops watching, and waits for a reload under way. */
  async close(): Promise<void> {
    await this.#watcher.close()
    this.#changedMeanwhile = false
    await this.#running
  }

  #changed(): void {
    this.#changedMeanwhile = true
    this.#running ??= this.#reload().finally(() => (this.#running = undefined))
  }

  async #reload(): Promise<void> {
    const { served, log, terminal, load } = this.#options
    while (this.#changedMeanwhile) {
      this.#changedMeanwhile = false
      const startedAt = performance.now()
      try {
        await served.replace(await load())
        log.note(terminal.colors.green(`reloaded in ${Math.round(performance.now() - startedAt)} ms`))
        this.#watcher.update(served.current.build.watchFiles, { anyFile: false })
      } catch (error) {
        log.note(`the change cannot be served, the version before it still is:`)
        log.flush()
        terminal.progress(renderError(error, { colors: terminal.colors, debug: false }).text)
        this.#watcher.update(served.current.build.watchFiles, { anyFile: true })
      }
    }
  }
}
