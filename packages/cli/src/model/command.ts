import type { Terminal } from "../terminal/terminal.ts"

/** One flag of a command, in commander's notation. */
export interface Flag {
  /** `--out <dir>`, `-y, --yes`. */
  readonly flags: string
  readonly description: string
  readonly default?: string | boolean
  /** Parses and checks; throws `UserError` on bad input. */
  readonly parse?: (value: string, previous: unknown) => unknown
  readonly choices?: readonly string[]
  /** May be given several times; the value is then a list. */
  readonly repeatable?: boolean
}

/** The flags every command has. */
export interface GlobalFlags {
  readonly projectDir: string
  readonly stage: string
  readonly region?: string
  readonly profile?: string
  readonly json: boolean
  readonly yes: boolean
  readonly set: readonly string[]
  readonly debug: boolean
  /** Of the commands with `strictFlags`. */
  readonly strict?: boolean
  readonly color: boolean
}

/** A command file's export. `run` gets the parsed flags, the positional arguments and the terminal, and returns the exit code. */
export interface Command {
  /** Positional arguments in commander's notation: `[name]`, `<function>`. */
  readonly arguments?: readonly { readonly name: string; readonly description: string }[]
  readonly flags: readonly Flag[]
  run(invocation: CommandInvocation): Promise<number>
}

export interface CommandInvocation {
  readonly flags: GlobalFlags & Readonly<Record<string, unknown>>
  readonly args: readonly string[]
  /** Whether the command line has the flag, by its name in `flags`, `stage`; false where only its default counts. */
  isGiven(flag: string): boolean
  readonly terminal: Terminal
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}
