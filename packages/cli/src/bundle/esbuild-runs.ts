import { type BuildContext, type BuildOptions, type BuildResult, build, context } from "esbuild"

export type OutputOptions = BuildOptions & { readonly metafile: true; readonly write: false }
export type Output = BuildResult<OutputOptions>

export interface EsbuildRun {
  /** One that is run again, perhaps for other contents. */
  readonly name: string
  /** Stands for everything in the options that makes one build another one. */
  readonly contents: string
}

/** Runs esbuild. */
export interface EsbuildRuns {
  run(run: EsbuildRun, options: OutputOptions): Promise<Output>
}

/** Every build from scratch. */
export const singleRuns: EsbuildRuns = { run: (_run, options) => build(options) }

/** Builds that remember: a repeated one parses only the files that changed. `close` when no more will come. */
export class RepeatedRuns implements EsbuildRuns {
  readonly #kept = new Map<string, { readonly contents: string; readonly context: Promise<Context> }>()

  async run({ name, contents }: EsbuildRun, options: OutputOptions): Promise<Output> {
    const kept = this.#kept.get(name)
    if (kept?.contents === contents) return (await kept.context).rebuild()
    const started = context(options)
    this.#kept.set(name, { contents, context: started })
    await kept?.context.then((context) => context.dispose())
    return (await started).rebuild()
  }

  async close(): Promise<void> {
    const contexts = await Promise.all([...this.#kept.values()].map(({ context }) => context))
    this.#kept.clear()
    await Promise.all(contexts.map((context) => context.dispose()))
  }
}

type Context = BuildContext<OutputOptions>
