import { type BuildContext, type BuildOptions, type BuildResult, build, context } from "esbuild"

export type OutputOptions = BuildOptions & { readonly metafile: true; readonly write: false }
export type Output = BuildResult<OutputOptions>

/** Runs esbuild; `key` stands for everything in the options that makes one build another one. */
export interface EsbuildRuns {
  run(key: string, options: OutputOptions): Promise<Output>
}

/** Every build from scratch. */
export const singleRuns: EsbuildRuns = { run: (_key, options) => build(options) }

/** Builds that remember: a repeated one parses only the files that changed. `close` when no more will come. */
export class RepeatedRuns implements EsbuildRuns {
  readonly #contexts = new Map<string, Promise<BuildContext<OutputOptions>>>()

  async run(key: string, options: OutputOptions): Promise<Output> {
    const running = this.#contexts.get(key) ?? context(options)
    this.#contexts.set(key, running)
    return (await running).rebuild()
  }

  async close(): Promise<void> {
    const contexts = await Promise.all(this.#contexts.values())
    this.#contexts.clear()
    await Promise.all(contexts.map((context) => context.dispose()))
  }
}
