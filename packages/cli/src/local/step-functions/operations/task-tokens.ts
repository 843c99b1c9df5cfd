import type { Operation } from "./operation.ts"
import { jsonIn } from "./json-in.ts"

export const sendTaskSuccess: Operation = async ({ tokens }, input) => {
  const output = JSON.parse(jsonIn(input, "output", { error: "InvalidOutput" }))
  await tokens.send(input.requiredText("taskToken"), { output })
  return {}
}

export const sendTaskFailure: Operation = async ({ tokens }, input) => {
  const outcome = { error: input.text("error") ?? "", cause: input.text("cause") ?? "" }
  await tokens.send(input.requiredText("taskToken"), outcome)
  return {}
}

export const sendTaskHeartbeat: Operation = async ({ tokens }, input) => {
  tokens.beat(input.requiredText("taskToken"))
  return {}
}
