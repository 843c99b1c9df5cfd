import path from "node:path"
import { Argument, Command as Program, CommanderError, Option } from "commander"
import { type CommandEntry, commands } from "./commands/index.ts"
import { Cancelled } from "./errors/cancelled.ts"
import { closest } from "@tsapi/framework/checks"
import type { Command, CommandInvocation, Flag, GlobalFlags } from "./model/command.ts"
import { globalFlags } from "./model/global-flags.ts"
import { renderError } from "./terminal/render-error.ts"
import type { Terminal } from "./terminal/terminal.ts"
import { version } from "./version.ts"

const wrongUsage = 2
const interrupted = 130

/** Runs one command line and returns its exit code: 0, 1 for the user's errors, 2 for wrong usage, 130, 70 for our bugs. */
export async function runCli(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  let exitCode = 0
  const program = await buildProgram(args, terminal, async (command, parsed) => {
    exitCode = await command.run({ ...parsed, terminal, signal })
  })
  try {
    await program.parseAsync([...args], { from: "user" })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return reportUsage(error, terminal)
    return reportError(signal.aborted && !(error instanceof Cancelled) ? new Cancelled() : error, terminal, args)
  }
}

/** Commander has told people already; help and the version end this way too. */
function reportUsage({ exitCode, message }: CommanderError, terminal: Terminal): number {
  if (exitCode === 0) return 0
  terminal.document({ error: { code: "USAGE", message } })
  return wrongUsage
}

type Run = (command: Command, parsed: Omit<CommandInvocation, "terminal" | "signal">) => Promise<void>

async function buildProgram(args: readonly string[], terminal: Terminal, run: Run): Promise<Program> {
  const program = new Program("tsapi")
    .description("TypeScript APIs on AWS, with exactly the permissions their code needs.")
    .version(version, "-V, --version")
    .exitOverride()
    .showSuggestionAfterError()
    .helpCommand(true)
    .allowExcessArguments()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.progress(text.trimEnd()),
    })
  for (const flag of globalFlags) program.addOption(toOption(flag))
  const chosen = chosenCommand(args)
  for (const [name, entry] of Object.entries(commands)) {
    const subcommand = program
      .command(name)
      .description(entry.summary)
      .aliases([...(entry.aliases ?? [])])
    if (entry === chosen) configure(subcommand, await entry.load(), run)
  }
  program.action(() => {
    const [unknown] = program.args
    if (unknown === undefined) program.outputHelp()
    else program.error(`error: unknown command "${unknown}"${suggestion(unknown)}`)
  })
  return program
}

function configure(subcommand: Program, command: Command, run: Run): void {
  for (const argument of command.arguments ?? []) {
    subcommand.addArgument(new Argument(argument.name, argument.description))
  }
  for (const flag of command.flags) subcommand.addOption(toOption(flag))
  subcommand.action(async () => {
    const flags = subcommand.optsWithGlobals<GlobalFlags>()
    await run(command, {
      args: subcommand.args,
      flags: { ...flags, projectDir: path.resolve(flags.projectDir) },
      isGiven: (flag) => isGiven(subcommand, flag),
    })
  })
}

function isGiven(subcommand: Program, flag: string): boolean {
  const options = [subcommand, subcommand.parent].flatMap((each) => each?.options ?? [])
  // A name that no flag has would be false for ever.
  if (!options.some((option) => option.attributeName() === flag)) throw new Error(`There is no flag "${flag}"`)
  return subcommand.getOptionValueSourceWithGlobals(flag) === "cli"
}

function toOption({ flags, description, choices, parse, ...flag }: Flag): Option {
  const option = new Option(flags, description)
  if (flag.default !== undefined) option.default(flag.default)
  if (parse) option.argParser(parse)
  if (choices) option.choices([...choices])
  if (flag.repeatable) option.default([]).argParser((value: string, previous: string[]) => [...previous, value])
  return option
}

// Only the command that is asked for is loaded, so its name is found before commander parses.
function chosenCommand(args: readonly string[]): CommandEntry | undefined {
  const takeValue = globalFlags
    .filter(({ flags }) => flags.includes("<"))
    .flatMap(({ flags }) => flags.match(/-[\w-]+/g) ?? [])
  const name = args.find((arg, index) => !arg.startsWith("-") && !takeValue.includes(args[index - 1] ?? ""))
  if (name === undefined) return undefined
  const asked = name === "help" ? (args[args.indexOf(name) + 1] ?? "") : name
  return Object.entries(commands).find(([key, { aliases }]) => key === asked || aliases?.includes(asked))?.[1]
}

function suggestion(unknown: string): string {
  const meant = closest(
    unknown,
    Object.entries(commands).flatMap(([name, { aliases = [] }]) => [name, ...aliases]),
  )
  return meant ? `\n(Did you mean ${meant}?)` : "\nRun tsapi --help for the list."
}

function reportError(error: unknown, terminal: Terminal, args: readonly string[]): number {
  if (error instanceof Cancelled) {
    terminal.progress(error.message)
    return interrupted
  }
  const { text, document, exitCode } = renderError(error, { colors: terminal.colors, debug: args.includes("--debug") })
  terminal.progress(text)
  terminal.document({ error: document })
  return exitCode
}
