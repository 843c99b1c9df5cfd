import type { Operation } from "./operation.ts"

export const sendTaskSuccess: Operation = async ({ tokens }, input) => {
  const output = JSON.parse(input.json("output", { error: "InvalidOutput" }))
  await tokens.send(input.text("taskToken"), { output })
  return {}
}

export const sendTaskFailure: Operation = async ({ tokens }, input) => {
  const outcome = { error: input.optionalText("error") ?? "", cause: input.optionalText("cause") ?? "" }
  await tokens.send(input.text("taskToken"), outcome)
  return {}
}

export const sendTaskHeartbeat: Operation = async ({ tokens }, input) => {
  tokens.beat(input.text("taskToken"))
  return {}
}
