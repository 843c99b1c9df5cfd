import pc from "picocolors"

export interface TerminalOptions {
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean }
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean }
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  /** One JSON document on stdout and nothing else there. */
  readonly json: boolean
  readonly color: boolean
}

/** The only writer to stdout and stderr. */
export class Terminal {
  readonly json: boolean
  /** True when a person can be asked: stdin and stderr are both terminals, and `--json` is off. */
  readonly interactive: boolean
  readonly colors: ReturnType<typeof pc.createColors>
  readonly #options: TerminalOptions

  constructor(options: TerminalOptions) {
    this.#options = options
    this.json = options.json
    this.interactive = Boolean(options.stdin.isTTY && options.stderr.isTTY) && !options.json
    this.colors = pc.createColors(options.color)
  }

  /** A command's result for people: stdout, or nowhere under `--json`. */
  print(text: string): void {
    if (!this.json) this.#options.stdout.write(`${text}\n`)
  }

  /** Text that already ends its lines, such as help. */
  write(text: string): void {
    this.#options.stdout.write(text)
  }

  /** A command's result for programs; call it once, under `--json`. */
  document(value: unknown): void {
    if (this.json) this.#options.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  }

  /** What is going on: stderr, so that it never mixes with a result. */
  progress(text: string): void {
    this.#options.stderr.write(`${text}\n`)
  }

  warn(text: string): void {
    this.#options.stderr.write(`${this.colors.yellow("warning")} ${text}\n`)
  }

  /** A line that is rewritten on a terminal; `finish` leaves its last text. Elsewhere only the last text is written. */
  status(): { update(text: string): void; finish(text: string): void } {
    const { stderr } = this.#options
    if (!this.interactive) return { update: () => {}, finish: (text) => this.progress(text) }
    return {
      update: (text) => void stderr.write(`\r\u001B[2K${text}`),
      finish: (text) => void stderr.write(`\r\u001B[2K${text}\n`),
    }
  }

  /** Asks yes or no. Only call it when `interactive`. */
  async confirm(question: string): Promise<boolean> {
    const { confirm, isCancel } = await import("@clack/prompts")
    // Not stdout, where only results go: it may be a file.
    const answer = await confirm({ message: question, initialValue: false, output: process.stderr })
    return !isCancel(answer) && answer
  }
}
