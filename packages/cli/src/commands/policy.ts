import { UserError } from "../errors/user-error.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { strictFlags } from "../model/strict-flags.ts"

/**
 * `tsapi policy`: what each function's role allows; one flag at a time asks for another view of it, and `--handler` for
 * the same of a handler without an app.
 */
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
    { flags: "--account <id>", description: "The account to write into ARNs; the region is that of --region" },
    ...strictFlags,
  ],
  async run(invocation) {
    const [view = plainView, second] = views.filter(({ flag }) => flag !== undefined && invocation.isGiven(flag))
    if (second) throw conflict(view.flag, second.flag, "Run the command once for each.")
    refuseStrayFlags(view.flag, invocation)
    const run = invocation.isGiven("handler") ? view.ofHandlers : view.ofApp
    if (!run) throw conflict("handler", view.flag, `--${view.flag} is about the stages and the runs of an app.`)
    return (await run())(invocation).catch(pointToHandlers)
  },
}

/** Where there is no app at all, perhaps a handler is meant. */
function pointToHandlers(error: unknown): never {
  if (!(error instanceof UserError) || error.code !== "ENTRY_NOT_FOUND") throw error
  const hint = `${error.hint} A Lambda handler without an app is read with --handler src/file.ts#handler.`
  throw new UserError(error.code, error.message, { hint })
}

function conflict(first: string | undefined, second: string | undefined, hint: string): UserError {
  return new UserError("POLICY_MODES_CONFLICT", `--${first} and --${second} cannot be used together`, { hint })
}

function refuseStrayFlags(view: string | undefined, { isGiven }: CommandInvocation): void {
  if (view === "diff" && isGiven("stage")) {
    throw conflict("diff", "stage", "--diff itself names the stage: --diff prod.")
  }
  const printsArns = view === undefined || view === "explain" || isGiven("handler")
  if (!printsArns && isGiven("account")) {
    throw conflict(view, "account", "An account goes into the ARNs that `tsapi policy` and --explain print.")
  }
  const stray = partners.find(({ flag, of }) => isGiven(flag) && !isGiven(of))
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

interface View {
  /** The flag that asks for it, as commander stores it; without one it is the plain list. */
  readonly flag?: string
  /** Only the view that is asked for is loaded. */
  ofApp(): Promise<Run>
  /** With `--handler`, in a project of any kind. */
  ofHandlers?(): Promise<Run>
}

type Run = (invocation: CommandInvocation) => Promise<number>

const plainView: View = {
  ofApp: async () => (await import("./policy-show.ts")).showPolicies,
  ofHandlers: async () => (await import("./policy-handlers.ts")).showHandlerPolicies,
}

const views: readonly View[] = [
  { flag: "observe", ofApp: async () => (await import("./policy-observe.ts")).observePolicies },
  {
    flag: "check",
    ofApp: async () => (await import("./policy-check.ts")).checkPolicies,
    ofHandlers: async () => (await import("./policy-check.ts")).checkHandlers,
  },
  { flag: "diff", ofApp: async () => (await import("./policy-diff.ts")).diffPolicies },
  {
    flag: "explain",
    ofApp: async () => (await import("./policy-explain.ts")).explainPolicies,
    ofHandlers: async () => (await import("./policy-explain.ts")).explainHandlers,
  },
]
