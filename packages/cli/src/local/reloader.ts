import { renderError } from "../terminal/render-error.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { AppVersion } from "./app-version.ts"
import type { LocalBuild } from "./local-build.ts"
import type { RequestLog } from "./request-log.ts"
import type { ServedApp } from "./served-app.ts"
import { type Watcher, watchFiles } from "./watch-files.ts"

export interface ReloaderOptions {
  readonly served: ServedApp
  /** When the build of what is served began, in milliseconds since the epoch. */
  readonly builtAt: number
  create(build: LocalBuild): Promise<AppVersion>
  /** Builds the app anew; rejects with UserError(s). */
  build(): Promise<LocalBuild>
  /** Builds it quicker where its declarations have not changed; keeps the code of `previous`, the last full build. */
  rebuild?(previous: LocalBuild): Promise<LocalBuild>
  readonly log: RequestLog
  readonly terminal: Terminal
}

/** Rebuilds the app when its source changes. While the source is broken, the version before goes on serving. */
export class Reloader {
  readonly #options: ReloaderOptions
  readonly #watcher: Watcher
  /** The last build that was made in full; a quick one may turn out not to load. */
  #built: LocalBuild
  /** Files of the last build of any sort: the repair of one that does not load may be in a file that only it has. */
  #watchFiles: readonly string[]
  #running: Promise<void> | undefined
  #changedMeanwhile = false

  constructor(options: ReloaderOptions) {
    this.#options = options
    this.#built = options.served.current.build
    this.#watchFiles = this.#built.watchFiles
    this.#watcher = watchFiles(() => this.#changed())
    this.#watcher.update(this.#watchFiles, { anyFile: false, since: options.builtAt })
  }

  /** Stops watching, and waits for a reload under way. */
  async close(): Promise<void> {
    this.#watcher.close()
    this.#changedMeanwhile = false
    await this.#running
  }

  #changed(): void {
    this.#changedMeanwhile = true
    this.#running ??= this.#reload().finally(() => (this.#running = undefined))
  }

  async #reload(): Promise<void> {
    const { served, build, rebuild, log } = this.#options
    while (this.#changedMeanwhile) {
      this.#changedMeanwhile = false
      const before = served.current
      log.note("reloading…")
      log.flush()
      const startedAt = performance.now()
      const since = Date.now()
      try {
        const rebuilt = await rebuild?.(this.#built)
        if (rebuilt) this.#watchFiles = rebuilt.watchFiles
        if (rebuilt && !isSameBuild(rebuilt, served.current.build)) await this.#serve(rebuilt, startedAt)
        const built = this.#changedMeanwhile ? undefined : await build()
        if (built) this.#watchFiles = built.watchFiles
        if (built && !(rebuilt && isSameBuild(built, rebuilt))) await this.#serve(built, startedAt)
        if (built) this.#built = served.current.build
        if (served.current === before) log.note("nothing changed in the app")
        this.#watcher.update(this.#watchFiles, { anyFile: false, since })
      } catch (error) {
        await this.#putBack().then(
          () => this.#report("the change cannot be served, the version before it still is:", error),
          (failure: unknown) => {
            this.#report("the change cannot be served:", error)
            this.#report("nor can the version before it:", failure)
          },
        )
        this.#watcher.update(this.#watchFiles, { anyFile: true, since })
      }
    }
  }

  /** Takes back a quick build of a change that could then not be built in full. */
  async #putBack(): Promise<void> {
    const { served, create } = this.#options
    if (served.current.build !== this.#built) await served.replace(await create(this.#built))
  }

  #report(note: string, error: unknown): void {
    const { log, terminal } = this.#options
    log.note(note)
    log.flush()
    terminal.progress(renderError(error, { colors: terminal.colors, debug: false }).text)
  }

  async #serve(build: LocalBuild, startedAt: number): Promise<void> {
    const { served, log, terminal, create } = this.#options
    await served.replace(await create(build))
    log.note(terminal.colors.green(`reloaded in ${Math.round(performance.now() - startedAt)} ms`))
  }
}

// The path of a function's code carries the hash of the code. Lines move with every edit and change nothing.
function isSameBuild(one: LocalBuild, other: LocalBuild): boolean {
  const contents = ({ app, users, functions }: LocalBuild) =>
    JSON.stringify({ app, users, functions }, (key, value: unknown) => (key === "location" ? undefined : value))
  return contents(one) === contents(other)
}
