/** An app with a workflow of every sort, whose tasks write into files what they do. */
export const workflowFiles = {
  "src/steps.ts": `import { appendFileSync, existsSync, readFileSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { lambda, type LambdaRequest } from "@tsapi/framework"

interface Note { readonly file: string; readonly text: string }

export class Declined extends Error {}

export class Steps {
  @lambda()
  note({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    return { text, at: { deep: [text] } }
  }
  @lambda()
  third({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    const tries = readFileSync(file, "utf8").split(text).length - 1
    if (tries < 3) throw new RangeError("try " + tries)
    return tries
  }
  @lambda()
  async held({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    while (existsSync(file + ".hold")) await setTimeout(10)
    return text
  }
  @lambda()
  decline(): void {
    throw new Declined("no money")
  }
  @lambda()
  large({ input }: LambdaRequest<{ bytes: number }>) {
    return "x".repeat(input.bytes)
  }
}
`,
  "src/flows.ts": `import { StateMachine, type Value } from "@tsapi/framework"
import { Declined, Steps } from "./steps.ts"

interface Job { readonly file: string; readonly items: readonly string[] }

export const order = new StateMachine("Order", {
  definition(flow, { file, items }: Value<Job>) {
    const undo = (text: string) => ({ compensate: () => flow.task(Steps).note({ file, text: "undo " + text }) })
    const tries = flow.task(Steps).third({ file, text: "third" }, {
      retry: { errors: [RangeError], intervalSeconds: 1, maxAttempts: 2, backoffRate: 1 },
    })
    const [notes, waited] = flow.parallel([
      () => flow.map(items, (text, index) => {
        const { at } = flow.task(Steps).note({ file, text })
        return { first: at.deep[0], index }
      }, { concurrency: 1 }),
      () => {
        flow.wait({ seconds: 1 })
        return flow.choice().when(flow.is(tries, ">=", 3), () => "many").otherwise(() => "few")
      },
    ])
    return flow.try(() => {
      flow.task(Steps).note({ file, text: "reserve" }, undo("reserve"))
      flow.task(Steps).note({ file, text: "charge" }, undo("charge"))
      flow.task(Steps).decline()
      return { notes, waited, why: "none" }
    }).onError(Declined, (error) => ({ notes, waited, why: error.Cause })).result
  },
})

export const failing = new StateMachine("Failing", {
  definition(flow, { file }: Value<Job>) {
    flow.task(Steps).note({ file, text: "reserve" }, {
      compensate: ({ text }) => flow.task(Steps).note({ file, text: flow.jsonata<string>\`"undo " & \${text}\` }),
    })
    flow.task(Steps).decline()
  },
})

export const long = new StateMachine("Long", {
  definition(flow, { file }: Value<Job>) {
    const before = flow.task(Steps).note({ file, text: "before" })
    flow.task(Steps).held({ file, text: "held" })
    return { after: flow.task(Steps).note({ file, text: "after" }), before: before.text }
  },
})

const odd = {
  braces: "{% $uuid() %}", half: "100 %}", open: " {% x", quote: 'a"b\\\\c', line: "a\\nb", letter: "ü✓𝄞", nothing: null,
  deep: { list: [[{ "a b": 1, "c\\\`d": [] }]] }, absent: undefined,
}

export const quick = new StateMachine("Quick", {
  type: "express",
  logs: "off",
  definition(flow, input: Value<{ "a b": string; "c\\\`d": readonly number[]; and: null }>) {
    const kept = flow.pass(odd)
    return {
      odd, kept, field: kept.deep.list[0]?.[0]?.["c\\\`d"],
      read: [input["a b"], input["c\\\`d"][1], input.and],
      text: flow.jsonata<string>\`\${odd.quote} & \${odd.braces} & \${odd.letter}\`,
      same: flow.jsonata<boolean>\`\${odd.deep} = \${kept.deep}\`,
    }
  },
})

export const missing = new StateMachine("Missing", {
  type: "express",
  logs: "off",
  definition: (flow, input: Value<{ a: number }>) => {
    flow.wait({ seconds: 0 }, { name: "Before" })
    return flow.pass({ sum: flow.jsonata<number>\`\${input.a} + \${input}.gone.where\` }, { name: "Add up" })
  },
})

export const large = new StateMachine("Large", {
  type: "express",
  logs: "off",
  definition: (flow, input: Value<{ bytes: number }>) =>
    flow
      .try(() => flow.jsonata<number>\`$length(\${flow.task(Steps).large({ bytes: input.bytes })})\`)
      .onError("States.ALL", () => -1).result,
})
`,
  "src/app.ts": `import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { App, controller, type ExecutionInput, route, type RouteRequest } from "@tsapi/framework"
import { failing, large, long, missing, order, quick } from "./flows.ts"
import { Steps } from "./steps.ts"

const sfn = new SFNClient({})

@controller("/")
class Orders {
  @route("POST", "/order")
  async start({ query }: RouteRequest<"/order">) {
    const input: ExecutionInput<typeof order> = { file: String(query.file), items: ["a", "b"] }
    const started = new StartExecutionCommand({ stateMachineArn: order.arn, input: JSON.stringify(input) })
    return { executionArn: (await sfn.send(started)).executionArn }
  }
  @route("GET", "/arns")
  arns() {
    return { failing: failing.arn, long: long.arn, quick: quick.arn, missing: missing.arn, large: large.arn }
  }
}

export const app = new App("shop", { controllers: [Orders], handlers: [Steps] })
`,
}
