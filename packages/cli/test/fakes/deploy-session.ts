import { Writable } from "node:stream"
import { deployBuiltStack, type DeployOptions, type DeployResult } from "../../src/deploy/deploy-built-stack.ts"
import type { DeployContext } from "../../src/deploy/deploy-context.ts"
import { openContext } from "../../src/deploy/open-context.ts"
import type { BuiltStack } from "../../src/model/built-stack.ts"
import type { CommandInvocation } from "../../src/model/command.ts"
import { Terminal } from "../../src/terminal/terminal.ts"

export interface Person {
  /** Answers to the questions, in their order; nobody is there without it. */
  readonly answers?: readonly boolean[]
  readonly yes?: boolean
  readonly json?: boolean
  readonly profile?: string
}

/** A terminal that remembers what it shows, and a scripted person in front of it. */
export class TestTerminal extends Terminal {
  readonly questions: string[] = []
  readonly #answers: boolean[]
  readonly #texts: { out: string[]; err: string[] }

  constructor({ answers, json = false }: Person) {
    const texts = { out: [] as string[], err: [] as string[] }
    const tty = answers !== undefined
    super({
      stdout: sink(texts.out, tty),
      stderr: sink(texts.err, tty),
      stdin: { isTTY: tty } as NodeJS.ReadStream,
      json,
      color: false,
    })
    this.#answers = [...(answers ?? [])]
    this.#texts = texts
  }

  get stdout(): string {
    return this.#texts.out.join("")
  }

  get stderr(): string {
    return this.#texts.err.join("")
  }

  override confirm(question: string): Promise<boolean> {
    this.questions.push(question)
    const answer = this.#answers.shift()
    if (answer === undefined) throw new Error(`nobody expected the question: ${question}`)
    return Promise.resolve(answer)
  }
}

/** How one run ended. */
export interface Ended {
  readonly result: DeployResult | undefined
  readonly error: unknown
  readonly terminal: TestTerminal
}

/** Deploys a built stack as the command does after building, and gives back whatever comes of it. */
export async function deploy(
  built: BuiltStack,
  {
    signal = new AbortController().signal,
    ...person
  }: Person & Partial<DeployOptions> & { readonly signal?: AbortSignal } = {},
): Promise<Ended> {
  const terminal = new TestTerminal(person)
  const { allowDataLoss = false, broadening = true, express = true, wait = true } = person
  try {
    const context = await testContext(terminal, { ...person, signal })
    const result = await deployBuiltStack(context, built, { allowDataLoss, broadening, express, wait })
    return { result, error: undefined, terminal }
  } catch (error) {
    return { result: undefined, error, terminal }
  }
}

/** The context of a command; the region and the credentials come from the environment. */
export function testContext(
  terminal: TestTerminal,
  { yes, profile, answers, signal = new AbortController().signal }: Person & { readonly signal?: AbortSignal },
): Promise<DeployContext> {
  const flags = { yes: yes ?? answers === undefined, profile } as CommandInvocation["flags"]
  return openContext({ flags, args: [], isGiven: () => false, terminal, signal }, { region: undefined })
}

function sink(chunks: string[], isTTY: boolean): NodeJS.WritableStream & { isTTY?: boolean } {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString())
      done()
    },
  })
  return Object.assign(stream, { isTTY })
}
