import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { copyStarter, starters, type StarterName } from "../starters/copy-starter.ts"
import { askChoice, askText } from "../terminal/ask.ts"

/** `tsapi new`: writes a project that runs as it is. */
export const newCommand: Command = {
  arguments: [{ name: "[name]", description: "The project's name, and the directory to create; . for this directory" }],
  flags: [{ flags: "-t, --template <name>", description: "What to start from", choices: Object.keys(starters) }],
  async run(invocation) {
    const { flags, terminal } = invocation
    const target = await chooseTarget(invocation)
    const template = await chooseTemplate(invocation)
    const directory = path.resolve(flags.projectDir, target)
    const name = path.basename(directory)
    const fault = nameFault(name)
    if (fault) throw new UserError("PROJECT_NAME_INVALID", `"${name}" cannot be the name of a project`, { hint: fault })
    const files = await copyStarter(template, directory, name)
    const next = nextSteps(path.relative(process.cwd(), directory))
    terminal.document({ name, directory, template, files, next })
    terminal.print(
      [
        `Created ${name} from the template ${template}: ${files.length} files.`,
        "",
        "Next:",
        ...next.map((step) => `  ${step}`),
      ].join("\n"),
    )
    return 0
  },
}

async function chooseTarget({ args, flags, terminal }: CommandInvocation): Promise<string> {
  const [target] = args
  if (target) return target
  if (terminal.interactive && !flags.yes) {
    return askText({ message: "What is the project called?", suggestion: "my-api", fault: nameFault })
  }
  throw new UserError("PROJECT_NAME_MISSING", "The project has no name", { hint: "Say `tsapi new my-api`." })
}

async function chooseTemplate({ flags, terminal }: CommandInvocation): Promise<StarterName> {
  const { template } = flags
  if (template === "hello" || template === "todo") return template
  return terminal.interactive && !flags.yes ? askChoice("What do you want to start from?", starters) : "hello"
}

// A project's name is the name of its npm package and the first part of its stack's name: it must be fit for both.
function nameFault(name: string): string | undefined {
  if (/^[a-z][a-z0-9-]{0,95}$/.test(name)) return undefined
  return "Use lower-case letters, digits and hyphens, beginning with a letter, 96 characters at most."
}

function nextSteps(directory: string): readonly string[] {
  return [...(directory === "" ? [] : [`cd ${directory}`]), "npm install", "npm test", "npx tsapi local"]
}
