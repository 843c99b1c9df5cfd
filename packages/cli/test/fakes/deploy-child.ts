import { deployBuiltStack } from "../../src/deploy/deploy-built-stack.ts"
import { openContext } from "../../src/deploy/open-context.ts"
import type { CommandInvocation } from "../../src/model/command.ts"
import { Terminal } from "../../src/terminal/terminal.ts"
import { sampleStack, type SampleOptions } from "./sample-stack.ts"

// Deploys the sample stack in a process of its own, for tests that kill it. Its argument: the sample's options as JSON.
const { stdout, stderr, stdin, argv } = process
const terminal = new Terminal({ stdout, stderr, stdin, json: false, color: false })
const flags = { yes: true } as CommandInvocation["flags"]
const { signal } = new AbortController()
const context = await openContext({ flags, args: [], isGiven: () => false, terminal, signal }, { region: undefined })
const options = JSON.parse(argv[2] ?? "{}") as SampleOptions
await deployBuiltStack(context, await sampleStack(options), { allowDataLoss: false, express: true, wait: true })
