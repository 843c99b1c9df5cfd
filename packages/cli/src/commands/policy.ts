import { UserError } from "../errors/user-error.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { strictFlags } from "../model/strict-flags.ts"

/** `tsapi policy`: what each function's role allows; one flag at a time asks for another view of it. */
export const policyCommand: Command = {
  arguments: [{ name: "[function]", description: "Only this function" }],
  flags: [
    {
      flags: "--explain [what]",
      description:
        "Show the lines that need each permission, and the calls that lead there; only of an action, such as dynamodb:GetItem or s3:*, or of a resource",
    },
    {
      flags: "--check",
      description:
        "Check that each role allows what the code needs and nothing else, in IAM's own terms; exit with 1 if not",
    },
    {
      flags: "--diff <stage>",
      description: "Show what deploying the code to this stage would broaden or narrow, against what is deployed there",
    },
    { flags: "--exit-code", description: "With --diff: exit with 1 when a permission is broadened" },
    {
      flags: "--observe",
      description: "Show what functions were seen to use of their policies, locally and in tests, and what they lacked",
    },
    { flags: "--clear", description: "With --observe: forget what was seen" },
    {
      flags: "--handler <file#export>",
      description: "Read this Lambda handler instead of an app, in a project of any kind",
      repeatable: true,
    },
    { flags: "--env <name=value>", description: "With --handler: a variable of its environment", repeatable: true },
    { flags: "--account <id>", description: "With --handler: the account to write into ARNs" },
    ...strictFlags,
  ],
  async run(invocation) {
    const [first, second] = modes.filter(({ flag }) => invocation.isGiven(flag))
    if (first && second) {
      throw new UserError("POLICY_MODES_CONFLICT", `--${first.flag} and --${second.flag} cannot be used together`, {
        hint: "Run the command once for each.",
      })
    }
    refuseStrayFlags(first?.flag, invocation)
    const run = first ? await first.load() : (await import("./policy-show.ts")).showPolicies
    return run(invocation)
  },
}

function refuseStrayFlags(mode: string | undefined, { isGiven }: CommandInvocation): void {
  if (mode === "diff" && isGiven("stage")) {
    throw new UserError("POLICY_MODES_CONFLICT", "--diff and --stage cannot be used together", {
      hint: "--diff itself names the stage: --diff prod.",
    })
  }
  const stray = partners.find(({ flag, of }) => mode !== of && isGiven(flag))
  if (!stray) return
  const { code, name, of, hint } = stray
  throw new UserError(code, `${name} is for --${of}`, { hint })
}

/** Flags that mean something beside one other only. */
const partners = [
  {
    flag: "env",
    name: "--env",
    of: "handler",
    code: "HANDLER_MISSING",
    hint: "Name the handler too: --handler src/file.ts#handler.",
  },
  {
    flag: "account",
    name: "--account",
    of: "handler",
    code: "HANDLER_MISSING",
    hint: "Name the handler too: --handler src/file.ts#handler.",
  },
  {
    flag: "clear",
    name: "--clear",
    of: "observe",
    code: "POLICY_MODES_CONFLICT",
    hint: "tsapi policy --observe --clear forgets what was observed.",
  },
  {
    flag: "exitCode",
    name: "--exit-code",
    of: "diff",
    code: "POLICY_MODES_CONFLICT",
    hint: "Name the stage to compare with: --diff prod.",
  },
] as const

interface Mode {
  /** The flag that asks for it, as commander stores it. */
  readonly flag: string
  /** Only the mode that is asked for is loaded. */
  load(): Promise<(invocation: CommandInvocation) => Promise<number>>
}

const modes: readonly Mode[] = [
  { flag: "handler", load: async () => (await import("./policy-handlers.ts")).showHandlerPolicies },
  { flag: "observe", load: async () => (await import("./policy-observe.ts")).observePolicies },
  { flag: "check", load: async () => (await import("./policy-check.ts")).checkPolicies },
  { flag: "diff", load: async () => (await import("./policy-diff.ts")).diffPolicies },
  { flag: "explain", load: async () => (await import("./policy-explain.ts")).explainPolicies },
]
